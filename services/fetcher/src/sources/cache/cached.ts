import { RetryableError } from "@memory/shared/errors";
import type {
  KeptAnswers,
  Lookup,
  RawAnswers,
  RecordedResponses,
  TweetSource,
} from "../../ports.ts";
import { absent } from "../absent.ts";
import { freshUntil, longestUseMs, weakUntil } from "./fresh-until.ts";
import type { Replay } from "./replay.ts";

type Options = {
  readonly replay: Replay;
  readonly rawAnswers: RawAnswers;
  /** Is called when a kept answer is used. */
  readonly onKept?: () => void;
};

/**
 * The source behind a cache: it is asked only if no fresh answer is kept. If it fails, a tweet that
 * was read in the last 24 hours is served stale.
 */
export const cached = (
  source: TweetSource,
  { replay, rawAnswers, onKept = () => {} }: Options,
): TweetSource => {
  const find: TweetSource["find"] = async (tweetId, signal, turn) => {
    const kept = await rawAnswers.find(source.name, tweetId);
    const fresh = kept && (await freshLookup(kept, tweetId));
    if (fresh !== undefined) return used(fresh);
    const lookup = await source.find(tweetId, signal, turn).catch(async (error: unknown) => {
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
    if (isStillFresh(kept.weakUntil)) return absent("unavailable", "weak");
    return isStillFresh(kept.freshUntil) ? lookupOf(kept.responses, tweetId) : undefined;
  };

  const staleLookup = async ({ responses }: KeptAnswers, tweetId: string) => {
    const readAt = Date.parse(responses.at(-1)?.readAt ?? "");
    if (!(Math.abs(Date.now() - readAt) <= longestUseMs)) return undefined;
    const lookup = await lookupOf(responses, tweetId);
    return lookup?.kind === "found" ? lookup : undefined;
  };

  /** Undefined if the current rules cannot interpret the responses. */
  const lookupOf = (responses: RecordedResponses, tweetId: string): Promise<Lookup | undefined> =>
    replay(responses, tweetId).catch(() => undefined);

  const used = (lookup: Lookup): Lookup => {
    onKept();
    return lookup;
  };

  return { ...source, find };
};

/** No answer is fresh for longer than a day; more was written before the clock was set back. */
function isStillFresh(until: number): boolean {
  const leftMs = until - Date.now();
  return leftMs > 0 && leftMs <= longestUseMs;
}

const isWeak = (lookup: Lookup): boolean => lookup.kind === "absent" && lookup.evidence === "weak";

/**
 * Keeps a source's responses, except weak denials: `cached` notes those once the canary confirmed
 * them.
 */
export function keepAnswers(
  rawAnswers: RawAnswers,
  source: TweetSource["name"],
  { tweetId, responses, lookup }: { tweetId: string; responses: RecordedResponses; lookup: Lookup },
): void {
  if (!isWeak(lookup)) rawAnswers.keep(source, tweetId, responses, freshUntil(lookup));
}

/** The source without asking it: replays its kept responses, however old they are. */
export const reread = (
  source: TweetSource,
  { replay, rawAnswers }: Pick<Options, "replay" | "rawAnswers">,
): TweetSource => ({
  ...source,
  async find(tweetId) {
    const kept = await rawAnswers.find(source.name, tweetId);
    if (kept !== undefined) return replay(kept.responses, tweetId);
    throw new RetryableError(`no answer of ${source.name} was kept for tweet ${tweetId}`);
  },
});
