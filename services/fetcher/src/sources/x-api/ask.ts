import { RetryableError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import { type Answer, type Ask, createAsk } from "../http/ask.ts";
import { createGather } from "./coalesce.ts";
import { postsPath } from "./query.ts";
import { createRest } from "./rate-limit.ts";
import { splitAnswer } from "./split-answer.ts";

type Options = { readonly root: string; readonly bearer: string; readonly log: Log };

const gatherMs = 75;
const maxIds = 100;

/**
 * Asks X for one post at a time, as it seems: what is asked for within a moment goes into one request,
 * and everyone gets the part of the answer that is about its post.
 */
export function createXAsk({ root, bearer, log }: Options): { ask: Ask; close(): Promise<void> } {
  const { ask, close } = createAsk("x-api", root, {
    headers: { authorization: `Bearer ${bearer}` },
    maxMegabytes: 6,
  });
  const rest = createRest(log);
  const gather = createGather(askForAll, { forMs: gatherMs, atMost: maxIds });
  return {
    close,
    async ask({ path, signal }) {
      rest.respect();
      const id = new URLSearchParams(path.split("?")[1]).get("ids") ?? "";
      const { answer, partOf } = await unlessAborted(gather.join(id), signal);
      const json = partOf(id);
      return { ...answer, json, text: written(json) };
    },
  };

  async function askForAll(
    ids: readonly string[],
  ): Promise<{ answer: Answer; partOf: (id: string) => unknown }> {
    rest.respect();
    const what = ids.length === 1 ? `tweet ${ids[0]}` : `${ids.length} tweets`;
    // Any of those who wait may leave; the request has its own time.
    const { signal } = new AbortController();
    const answer = await ask({ path: postsPath(ids), what, signal });
    rest.heed(answer);
    return { answer, partOf: splitAnswer(answer.json) };
  }
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = () => reject(new RetryableError("x-api was not waited for"));
  if (signal.aborted) leave();
  signal.addEventListener("abort", leave, { once: true });
  return Promise.race([answer, promise]).finally(() => signal.removeEventListener("abort", leave));
}

/** Strangers choose its depth. */
function written(json: unknown): string {
  try {
    return json === undefined ? "" : JSON.stringify(json);
  } catch (cause) {
    throw new RetryableError("x-api answered what cannot be written down", { cause });
  }
}
