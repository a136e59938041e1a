import { rm } from "node:fs/promises";
import type { CopyLease } from "@memory/copies/copies";
import type { Copy } from "@memory/copies/rows/copy";
import type { MediaRequested } from "@memory/shared/contracts/media/media-requested";
import { RetryableError } from "@memory/shared/errors";
import type { Metrics } from "@memory/shared/process/metrics";
import type { Download } from "../ports.ts";
import { copyFile, type Got } from "./copy-file.ts";
import { failedRow, keptRow, type OpenFile, openFiles } from "./file-rows.ts";
import { inParallel } from "./in-parallel.ts";
import { bytesOf, type Limits } from "./limits.ts";

export type FilePorts = {
  readonly download: Download;
  readonly limits: Limits;
  readonly metrics: Pick<Metrics, "copied" | "copiedBytes" | "copyDuration">;
  /** Unix ms. */
  readonly now?: () => number;
  /** What a job may take. The file that it is at then counts as timed out. Default: 25 minutes. */
  readonly jobMs?: number;
};

/** What became of a file. `after` is absent if it could not be written down. */
export type Done = {
  readonly before: Copy | undefined;
  readonly after?: Copy;
  /** The pause that the source, or the bucket, asked for. */
  readonly askedSeconds?: number | undefined;
};

type Job = {
  readonly lease: Pick<CopyLease, "keep" | "note">;
  /** What is known of the tweet's files now. */
  readonly rows: readonly Copy[];
  /** Whether what fails now is not tried again. */
  readonly isLast: boolean;
  readonly signal: AbortSignal;
};

/** Files of one tweet that are on the way at once. */
const filesAtOnce = 4;
/** Ends before the message's own deadline, which would count as a failure. */
const usualJobMs = 25 * 60_000;

/** Copies the files of a tweet, each by itself: one that fails keeps no other back. */
export function createCopyFiles(ports: FilePorts) {
  const { download, limits, metrics, now = Date.now, jobMs = usualJobMs } = ports;

  return async (request: MediaRequested, { lease, rows, isLast, signal }: Job) => {
    const { tweetId, userId, media, requestedAt } = request;
    const end = AbortSignal.timeout(jobMs);
    const done: Done[] = [];
    let keptBytes = bytesOf(rows);

    const get = async ({ medium }: OpenFile): Promise<Got> => {
      try {
        const room = () => limits.room(userId, keptBytes);
        return await copyFile(medium, { room, download, signal: AbortSignal.any([signal, end]) });
      } catch (error) {
        if (signal.aborted || !end.aborted) throw error;
        return { kind: "failed", url: medium.url, why: "timeout" };
      }
    };

    const keep = async (got: Extract<Got, { kind: "file" }>, row: ReturnType<typeof keptRow>) => {
      try {
        await limits.spend(userId, row.Bytes);
        await lease.keep(row, got.file.path);
        keptBytes += row.Bytes;
        metrics.copiedBytes.inc(row.Bytes);
      } finally {
        await rm(got.file.path, { force: true });
      }
    };

    const copy = async (open: OpenFile): Promise<void> => {
      signal.throwIfAborted();
      const { medium, before } = open;
      const stop = metrics.copyDuration.startTimer({ kind: medium.kind });
      const got = await get(open);
      const of = { ...open, tweetId, isLast, now: new Date(now()).toISOString() };
      const row = got.kind === "file" ? keptRow(got, of) : failedRow(got, of);
      try {
        if (got.kind === "file") await keep(got, keptRow(got, of));
        else if (!isSame(before, row)) await lease.note(row);
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error;
        done.push({ before, askedSeconds: error.retryAfterSeconds });
        return;
      }
      stop();
      metrics.copied.inc({ kind: medium.kind, outcome: row.Status, why: row.Why ?? "" });
      const askedSeconds = got.kind === "failed" ? got.retryAfterSeconds : undefined;
      done.push({ before, after: row, askedSeconds });
    };

    await inParallel(openFiles(media, rows, requestedAt), filesAtOnce, copy);
    return done;
  };
}

/** A limit is met again and again until the next day: nothing new is written. */
const isSame = (before: Copy | undefined, { Status, Why }: Copy): boolean =>
  Status === "over-limit" && before?.Status === Status && before.Why === Why;
