import { RetryableError } from "@memory/shared/errors";
import type { KeptAnswers, Lookup, RawAnswers, Tape, TweetSource } from "../../ports.ts";
import { freshUntil, longestUseMs, weakUntil } from "./fresh-until.ts";
import type { ReadTape } from "./record-responses.ts";

type Options = {
  readonly read: ReadTape;
  readonly rawAnswers: RawAnswers;
  /** An answer was used that had been kept. */
  readonly onKept?: () => void;
};

/**
 * The source, asked only for what is not known from an earlier answer that is fresh still. While it is
 * down a tweet of the last 24 hours is given as it was then.
 */
export const cached = (
  source: TweetSource,
  { read, rawAnswers, onKept = () => {} }: Options,
): TweetSource => {
  const ask: TweetSource["find"] = async (tweetId, signal, mayWaitMs) => {
    const kept = await rawAnswers.find(source.name, tweetId);
    const fresh = kept && (await freshLookup(kept, tweetId));
    if (fresh !== undefined) return used(fresh);
    const lookup = await source.find(tweetId, signal, mayWaitMs).catch(async (error: unknown) => {
      const stale = kept && (await staleLookup(kept, tweetId));
      if (stale === undefined) throw error;
      return used(stale);
    });
    if (isWeak(lookup)) {
      const weakCount = (kept?.weakCount ?? 0) + 1;
      rawAnswers.keepWeak(source.name, tweetId, weakCount, weakUntil(weakCount));
    }
    return lookup;
  };

  const freshLookup = async (kept: KeptAnswers, tweetId: string) => {
    const now = Date.now();
    if (kept.weakUntil > now) return weak;
    return kept.freshUntil > now ? lookupOf(kept.tape, tweetId) : undefined;
  };

  const staleLookup = async ({ tape }: KeptAnswers, tweetId: string) => {
    const readAt = Date.parse(tape.at(-1)?.readAt ?? "");
    if (!(Date.now() - readAt <= longestUseMs)) return undefined;
    const lookup = await lookupOf(tape, tweetId);
    return lookup?.kind === "found" ? lookup : undefined;
  };

  /** Undefined when today's rules make nothing of what was kept. */
  const lookupOf = (tape: Tape, tweetId: string): Promise<Lookup | undefined> =>
    read(tape, tweetId).catch(() => undefined);

  const used = (lookup: Lookup): Lookup => {
    onKept();
    return lookup;
  };

  return { ...source, find: ask };
};

const weak: Lookup = { kind: "absent", why: "unavailable", evidence: "weak" };

const isWeak = (lookup: Lookup): boolean => lookup.kind === "absent" && lookup.evidence === "weak";

/** Keeps what a source answered, unless it is weak evidence: that is kept once it is believed. */
export function keepAnswers(
  rawAnswers: RawAnswers,
  source: TweetSource["name"],
  { tweetId, tape, lookup }: { tweetId: string; tape: Tape; lookup: Lookup },
): void {
  if (!isWeak(lookup)) rawAnswers.keep(source, tweetId, tape, freshUntil(lookup));
}

/** The source as its kept answers show it, however old; it is never asked. */
export const reread = (
  source: TweetSource,
  { read, rawAnswers }: Pick<Options, "read" | "rawAnswers">,
): TweetSource => ({
  ...source,
  async find(tweetId) {
    const kept = await rawAnswers.find(source.name, tweetId);
    if (kept !== undefined) return read(kept.tape, tweetId);
    throw new RetryableError(`no answer of ${source.name} was kept for tweet ${tweetId}`);
  },
});
