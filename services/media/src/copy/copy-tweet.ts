import type { Keepers } from "@memory/archive/keepers";
import type { Copies } from "@memory/copies/copies";
import type { Copy } from "@memory/copies/rows/copy";
import type { MediaRequested } from "@memory/shared/contracts/media/media-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Context } from "@memory/shared/queue/attempt";
import type { Send } from "@memory/shared/queue/send";
import { createCopyFiles, type Done, type FilePorts } from "./copy-files.ts";
import { isProminent, isSettled, openFiles } from "./file-rows.ts";
import { giveUpAfterMs, giveUpAtAttempt, retryDelaySeconds } from "./retry-delay.ts";
import { tellReply } from "./tell-reply.ts";
import { underLease } from "./under-lease.ts";

type Ports = FilePorts & {
  readonly copies: Pick<Copies, "list" | "lease">;
  readonly keepers: Pick<Keepers, "has">;
  readonly send: Send;
  readonly retryDelaySeconds?: typeof retryDelaySeconds;
};
type Job = Pick<Context, "signal" | "receiveCount" | "detach">;

/**
 * Copies the files of a tweet that are not copied yet, and has the reply tell of them. Throws a RetryableError
 * while some may still be had.
 */
export function createCopyTweet(ports: Ports) {
  const { copies, keepers, send, now = Date.now } = ports;
  const delayOf = ports.retryDelaySeconds ?? retryDelaySeconds;
  const copyFiles = createCopyFiles(ports);

  return async (request: MediaRequested, job: Job): Promise<void> => {
    const { tweetId, userId, media, attempt, requestedAt } = request;
    const before = await copies.list(tweetId);
    // What was done for another person, or by an attempt that ended before it could tell.
    const isNews = (attempt === 1 || job.receiveCount > 1) && before.some(isTold);
    if (openFiles(media, before, requestedAt).length === 0) {
      if (isNews) await tellReply(send, request);
      return;
    }
    const ageMs = now() - Date.parse(requestedAt);
    const isLast = ageMs >= giveUpAfterMs && attempt >= giveUpAtAttempt;
    const done = await underLease(tweetId, copies, job, async (lease, signal) => {
      if (!(await keepers.has({ userId, tweetId }))) return undefined;
      // Only now nobody else can have begun one of them.
      const rows = await copies.list(tweetId);
      return copyFiles(request, { lease, rows, isLast, signal });
    });
    if (done === undefined) return;
    if (isNews || done.some(hasNews)) await tellReply(send, request);
    const left = done.filter(({ after }) => after === undefined || !isSettled(after));
    if (left.length === 0 || isLast) return;
    const asked = left.map(({ askedSeconds = 0 }) => askedSeconds);
    const seconds = delayOf({ ageMs, askedSeconds: Math.max(...asked) });
    const whys = new Set(left.map(({ after }) => after?.Why ?? "not written"));
    const message = `${left.length} files of tweet ${tweetId} follow later: ${[...whys].join(", ")}`;
    throw new RetryableError(message, { retryAfterSeconds: seconds });
  };
}

/** What the reply tells: a file that people look at came to its end, or to a limit. */
const isTold = (copy: Copy): boolean => isProminent(copy) && copy.Status !== "later";
const hasNews = ({ before, after }: Done): boolean =>
  after !== undefined && isTold(after) && after.Status !== before?.Status;
