import { type AbsenceReason, goneReasons, type Tweet } from "@memory/shared/contracts/tweet";
import type { Resolution } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import { type Lookup, type TweetSource, tryMs } from "../ports.ts";
import { mayComplete } from "./may-complete.ts";
import { mergeTweets } from "./merge-tweets.ts";

type Absence = Extract<Lookup, { kind: "absent" }> & { readonly operator: string };

/** What the sources said. */
type Evidence = {
  readonly found: Tweet | undefined;
  /** What is lacking, and a source may have that could not be asked or knew nothing of the tweet. */
  readonly mayFollow: boolean;
  readonly absences: readonly Absence[];
  readonly failures: readonly unknown[];
};

/** What was found, with `mayFollow` when there may be more of it once more sources answer. */
export type Resolved = Resolution & { readonly mayFollow?: true };

export type ResolveTweet = (
  tweetId: string,
  /** Whether an answer that another source might still overrule is better than none. */
  settleForLess: boolean,
) => Promise<Resolved>;

const budgetMs = 10_000;
/** However many sources there are, nobody waits for a place at one so long that the next has no time. */
const reservedTries = 2;

/**
 * Asks the sources in order until one shows the tweet or tells on strong evidence that it cannot be
 * shown, then those that may have what it lacks. Who asks for a tweet that is being asked for gets the
 * same answer. Throws a RetryableError when nobody could answer.
 */
export function createResolveTweet(sources: readonly TweetSource[]): ResolveTweet {
  const underWay = new Map<string, Promise<Evidence>>();
  const gatherOnce = (tweetId: string) => {
    const joined = underWay.get(tweetId);
    if (joined !== undefined) return joined;
    const begun = gather(sources, tweetId).finally(() => underWay.delete(tweetId));
    underWay.set(tweetId, begun);
    return begun;
  };
  return async (tweetId, settleForLess) =>
    verdict(await gatherOnce(tweetId), tweetId, settleForLess);
}

async function gather(sources: readonly TweetSource[], tweetId: string): Promise<Evidence> {
  const endsAt = performance.now() + budgetMs;
  const signal = AbortSignal.timeout(budgetMs);
  let evidence: Evidence = { found: undefined, mayFollow: false, absences: [], failures: [] };
  const silent = new Set(sources);
  for (const [index, source] of sources.entries()) {
    if (signal.aborted) break;
    if (!isWorthAsking(source, evidence)) continue;
    const keepMs = tryMs * Math.min(reservedTries, sources.length - index);
    const mayWaitMs = Math.max(0, endsAt - performance.now() - keepMs);
    evidence = await ask(source, tweetId, signal, mayWaitMs).then(
      (lookup) => {
        if (lookup.kind === "found" || lookup.evidence === "strong") silent.delete(source);
        return withLookup(evidence, lookup, source);
      },
      (failure: unknown) =>
        source.deniesNothing
          ? evidence
          : { ...evidence, failures: [...evidence.failures, failure] },
    );
  }
  const { found } = evidence;
  const mayFollow = found !== undefined && [...silent].some(({ name }) => mayComplete(found, name));
  return { ...evidence, mayFollow };
}

const isWorthAsking = ({ name }: TweetSource, { found, absences }: Evidence): boolean =>
  found === undefined ? !absences.some(isFinal) : mayComplete(found, name);

/** A source that throws at once and one that rejects are the same. */
const ask: (source: TweetSource, ...rest: Parameters<TweetSource["find"]>) => Promise<Lookup> =
  async (source, ...rest) => source.find(...rest);

function withLookup(evidence: Evidence, lookup: Lookup, { operator }: TweetSource): Evidence {
  if (lookup.kind === "absent") {
    return { ...evidence, absences: [...evidence.absences, { ...lookup, operator }] };
  }
  const { found } = evidence;
  return {
    ...evidence,
    found: found === undefined ? lookup.tweet : mergeTweets(found, lookup.tweet),
  };
}

/** Sensitive posts are shown by sources that are logged in, so that is not the last word. */
const isFinal = ({ evidence, why }: Absence): boolean =>
  evidence === "strong" && why !== "age-restricted" && why !== "unavailable";

/** What the evidence proves, the first that applies. */
function verdict(evidence: Evidence, tweetId: string, settleForLess: boolean): Resolved {
  const { found, mayFollow, absences, failures } = evidence;
  const final = absences.find(isFinal);
  if (found !== undefined && !(final !== undefined && isHearsay(found))) {
    return { kind: "found", tweet: found, ...(mayFollow ? { mayFollow } : {}) };
  }
  if (final !== undefined) return absence(final.why);
  const strong = absences.find(({ evidence }) => evidence === "strong");
  // Who failed might have shown it.
  if (failures.length === 0 || settleForLess) {
    if (strong !== undefined) return absence(strong.why);
    const witnesses = new Set(absences.map(({ operator }) => operator));
    if (witnesses.size >= 2) return { kind: "unavailable" };
  }
  throw nobodyAnswered(failures, tweetId);
}

/** vxtwitter's own cache may serve for ever what was deleted since. */
const isHearsay = ({ sources }: Tweet): boolean =>
  sources.every(({ name }) => name === "vxtwitter");

const absence = (why: AbsenceReason): Resolution => {
  if (why === "unavailable") return { kind: "unavailable" };
  return isGone(why) ? { kind: "gone", why } : { kind: "restricted", why };
};

const isGone = (why: AbsenceReason): why is (typeof goneReasons)[number] =>
  (goneReasons as readonly string[]).includes(why);

function nobodyAnswered(failures: readonly unknown[], tweetId: string): RetryableError {
  const waits = failures.flatMap((failure) =>
    failure instanceof RetryableError ? (failure.retryAfterSeconds ?? []) : [],
  );
  return new RetryableError(`no source could answer for tweet ${tweetId}`, {
    cause: failures.length > 0 ? new AggregateError(failures) : undefined,
    // One source suffices, so the first to be ready again.
    ...(waits.length > 0 && waits.length === failures.length
      ? { retryAfterSeconds: Math.min(...waits) }
      : {}),
  });
}
