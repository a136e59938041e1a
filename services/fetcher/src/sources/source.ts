import type { Log } from "@memory/shared/process/log";
import type { SourceTraits, TweetSource } from "../ports.ts";
import type { Limits } from "./guard/turns.ts";
import { type Ask, type Connection, connectJson } from "./http/ask.ts";

/** All that the fetcher knows about one source. `all.ts` lists the definitions. */
export type SourceDefinition = SourceTraits & {
  /** Its name in docs/sources.md. */
  readonly title: string;
  /** Base URL of the public service. */
  readonly root: string;
  /** The environment variable that sets another base URL, for example that of a stand-in. */
  readonly rootVariable: `${string}_API_ROOT`;
  /** What the public service tolerates. Undefined if every response announces the limits. */
  readonly limits: Limits | undefined;
  /** The largest answer that is read. Default: 2. */
  readonly maxMegabytes?: number;
  /** Set for a source that needs a token. Without a token it is left out. */
  readonly token?: {
    /** The environment variable that holds the token. */
    readonly variable: `${string}_BEARER_TOKEN`;
    connect(options: { root: string; token: string; log: Log }): Connection;
  };
  /** How a tweet is read. `ask` sends requests, or replays recorded responses. */
  create(ask: Ask): TweetSource["find"];
};

export const createSource = (
  { name, operator, gives, evidence, create }: SourceDefinition,
  ask: Ask,
): TweetSource => ({ name, operator, gives, evidence, find: create(ask) });

/** Undefined if the source needs a token and there is none. */
export function connectSource(
  { name, token: needed, maxMegabytes }: SourceDefinition,
  { root, token, log }: { root: string; token?: string | undefined; log: Log },
): Connection | undefined {
  if (needed === undefined) return connectJson(name, root, maxMegabytes);
  return token === undefined ? undefined : needed.connect({ root, token, log });
}
