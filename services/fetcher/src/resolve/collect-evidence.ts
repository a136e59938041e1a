import type { Tweet } from "@memory/shared/contracts/tweet";
import { type Lookup, NoTurnError, type TweetSource, tryMs } from "../ports.ts";
import { mayComplete } from "./may-complete.ts";
import { mergeTweets } from "./merge-tweets.ts";

type Absence = Extract<Lookup, { kind: "absent" }> & { readonly operator: string };

/** What the sources said about one tweet. */
export type Evidence = {
  readonly found: Tweet | undefined;
  /** All of `found` comes from sources that show deleted tweets. */
  readonly mayBeDeleted: boolean;
  /** `found` lacks a part that a source may have which failed or did not know the tweet. */
  readonly mayFollow: boolean;
  readonly absences: readonly Absence[];
  readonly failures: readonly unknown[];
};

type Collected = Pick<Evidence, "found" | "absences" | "failures">;

const budgetMs = 12_000;
const longestWaitMs = 4_000;
/**
 * While it waits for its turn, a source leaves the time of this many requests: its own and the
 * next.
 */
const reservedTries = 2;

/** Who asks. Nobody waits for a repair, so it takes no turn before a person's; nor does an import, which is spare. */
export type Asker = {
  readonly userId: string;
  readonly mayWait: boolean;
  readonly isSpare?: boolean;
};

/** Whether nothing is known for sure because the asker's turn at a source did not come in time. */
export const isForWantOfTurns = ({ found, absences, failures }: Evidence): boolean =>
  found === undefined &&
  !absences.some(isFinal) &&
  failures.some((failure) => failure instanceof NoTurnError);

/**
 * Asks one source after the other, for 12 s at most. Waits at most 4 s for its turn at one. Never throws.
 */
export async function collectEvidence(
  sources: readonly TweetSource[],
  tweetId: string,
  { userId, mayWait, isSpare = false }: Asker,
): Promise<Evidence> {
  const endsAt = performance.now() + budgetMs;
  const signal = AbortSignal.timeout(budgetMs);
  let collected: Collected = { found: undefined, absences: [], failures: [] };
  const unanswered = new Set(sources);
  for (const [index, source] of sources.entries()) {
    if (signal.aborted) break;
    if (!isWorthAsking(source, collected)) continue;
    const reservedMs = tryMs * Math.min(reservedTries, sources.length - index);
    const leftMs = endsAt - performance.now() - reservedMs;
    const mayWaitMs = mayWait ? Math.min(longestWaitMs, Math.max(0, leftMs)) : 0;
    collected = await ask(source, tweetId, signal, { userId, mayWaitMs, isSpare }).then(
      (lookup) => {
        if (lookup.kind === "found" || lookup.evidence === "strong") unanswered.delete(source);
        return withLookup(collected, lookup, source);
      },
      (failure: unknown) => withFailure(collected, failure, source),
    );
  }
  const { found } = collected;
  return {
    ...collected,
    mayBeDeleted: found !== undefined && isByShowersOfDeleted(found, sources),
    mayFollow: found !== undefined && [...unanswered].some((source) => mayComplete(found, source)),
  };
}

const isWorthAsking = (source: TweetSource, { found, absences }: Collected): boolean =>
  found === undefined ? !absences.some(isFinal) : mayComplete(found, source);

/**
 * Whether no other source can overrule the denial: sources that are logged in show sensitive posts.
 */
export const isFinal = ({ evidence, why }: Absence): boolean =>
  evidence === "strong" && why !== "age-restricted" && why !== "unavailable";

/** Turns an exception that a source throws at once into a rejection. */
const ask: (source: TweetSource, ...rest: Parameters<TweetSource["find"]>) => Promise<Lookup> =
  async (source, ...rest) => source.find(...rest);

function withLookup(collected: Collected, lookup: Lookup, { operator }: TweetSource): Collected {
  if (lookup.kind === "absent") {
    return { ...collected, absences: [...collected.absences, { ...lookup, operator }] };
  }
  const { found } = collected;
  return {
    ...collected,
    found: found === undefined ? lookup.tweet : mergeTweets(found, lookup.tweet),
  };
}

/** The failure of a source that never denies a tweet does not hold up a verdict. */
const withFailure = (collected: Collected, failure: unknown, { evidence }: TweetSource) =>
  evidence.denials === "none"
    ? collected
    : { ...collected, failures: [...collected.failures, failure] };

const isByShowersOfDeleted = (tweet: Tweet, sources: readonly TweetSource[]): boolean =>
  tweet.sources.every(
    ({ name }) => sources.find((source) => source.name === name)?.evidence.showsDeleted,
  );
