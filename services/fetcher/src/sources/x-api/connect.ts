import { RetryableError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import DataLoader from "dataloader";
import type { Answer } from "../http/answer.ts";
import type { Connection } from "../http/ask.ts";
import { createJsonClient } from "../http/json-client.ts";
import { postsPath } from "./query.ts";
import { createRateLimit } from "./rate-limit.ts";
import { splitAnswer } from "./split-answer.ts";

type Options = { readonly root: string; readonly token: string; readonly log: Log };

const batchWindowMs = 75;
/** X takes no more ids in one request. */
const maxBatchSize = 100;

/**
 * Connects to X's API. Coalesces ids: those asked for within 75 ms of the first share one request,
 * and each caller gets the part of the response that is about its post. A caller that aborts leaves
 * the request to the others.
 */
export function connectXApi({ root, token, log }: Options): Connection {
  const { get, close } = createJsonClient("x-api", root, {
    headers: { authorization: `Bearer ${token}` },
    maxMegabytes: 6,
  });
  const rateLimit = createRateLimit(log);
  const posts = new DataLoader<string, Answer>(getAll, {
    cache: false,
    maxBatchSize,
    batchScheduleFn: (send) => setTimeout(send, batchWindowMs),
  });
  return {
    close,
    async ask({ tweetId, signal }) {
      rateLimit.assertOpen();
      return unlessAborted(posts.load(tweetId), signal);
    },
  };

  async function getAll(ids: readonly string[]): Promise<(Answer | Error)[]> {
    rateLimit.assertOpen();
    const unique = [...new Set(ids)];
    const what = unique.length === 1 ? `tweet ${unique[0]}` : `${unique.length} tweets`;
    // Callers may abort, but the request belongs to all of them and has a time limit of its own.
    const { signal } = new AbortController();
    const answer = await get({ path: postsPath(unique), what, signal });
    rateLimit.record(answer);
    const partOf = splitAnswer(answer.json);
    return ids.map((id) => withBody(answer, () => partOf(id)));
  }
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = () => reject(new RetryableError("x-api was not waited for"));
  if (signal.aborted) leave();
  signal.addEventListener("abort", leave, { once: true });
  return Promise.race([answer, promise]).finally(() => signal.removeEventListener("abort", leave));
}

/** An error concerns this part alone: a body that is nested too deep cannot be stringified. */
function withBody(answer: Answer, part: () => unknown): Answer | RetryableError {
  try {
    const json = part();
    return { ...answer, json, text: json === undefined ? "" : JSON.stringify(json) };
  } catch (cause) {
    return new RetryableError("x-api answered what cannot be written down", { cause });
  }
}
