import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Answer } from "./answer.ts";
import { createJsonClient } from "./json-client.ts";

type Request = {
  /** Path and query below the source's root. Recorded responses are found again by it. */
  readonly path: string;
  /** The tweet that the request is about. */
  readonly tweetId: string;
  readonly signal: AbortSignal;
};

/** Asks a source. Throws a RetryableError if there is no whole, readable response in time. */
export type Ask = (request: Request) => Promise<Answer>;

export type Connection = { readonly ask: Ask; close(): Promise<void> };

/**
 * Connects to a source that takes one request per tweet, not batched, in JSON and without a token.
 */
export function connectJson(source: string, root: string, maxMegabytes?: number): Connection {
  const { get, close } = createJsonClient(source, root, omitUndefined({ maxMegabytes }));
  return {
    ask: ({ path, tweetId, signal }) => get({ path, what: `tweet ${tweetId}`, signal }),
    close,
  };
}
