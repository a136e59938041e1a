import type { AbsenceReason } from "@memory/shared/contracts/tweet";
import type { Resolution } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import { isGone } from "../tweet/is-gone.ts";
import { type Evidence, isFinal } from "./collect-evidence.ts";

/**
 * What became of a tweet. `mayFollow` is set if the tweet lacks a part that a source may have which
 * failed or did not know the tweet.
 */
export type Resolved = Resolution & { readonly mayFollow?: true };

export type VerdictOptions = {
  /** Accept a verdict that a source which failed might still overrule, rather than throw. */
  readonly acceptProvisional: boolean;
};

/** The strongest statement that the evidence proves. Throws a RetryableError if it proves none. */
export function verdict(
  { found, mayBeDeleted, mayFollow, absences, failures }: Evidence,
  tweetId: string,
  { acceptProvisional }: VerdictOptions,
): Resolved {
  const final = absences.find(isFinal);
  if (found !== undefined && !(final !== undefined && mayBeDeleted)) {
    return { kind: "found", tweet: found, ...(mayFollow ? { mayFollow } : {}) };
  }
  if (final !== undefined) return absence(final.why);
  // A source that failed might have shown the tweet.
  if (failures.length === 0 || acceptProvisional) {
    const strong = absences.find(({ evidence }) => evidence === "strong");
    if (strong !== undefined) return absence(strong.why);
    const witnesses = new Set(absences.map(({ operator }) => operator));
    if (witnesses.size >= 2) return { kind: "unavailable" };
  }
  throw nobodyAnswered(failures, tweetId);
}

const absence = (why: AbsenceReason): Resolution => {
  if (why === "unavailable") return { kind: "unavailable" };
  return isGone(why) ? { kind: "gone", why } : { kind: "restricted", why };
};

function nobodyAnswered(failures: readonly unknown[], tweetId: string): RetryableError {
  const waits = failures.flatMap((failure) =>
    failure instanceof RetryableError ? (failure.retryAfterSeconds ?? []) : [],
  );
  return new RetryableError(`no source could answer for tweet ${tweetId}`, {
    cause: failures.length > 0 ? new AggregateError(failures) : undefined,
    // One source is enough, so wait for the first one that is ready again.
    ...(waits.length > 0 && waits.length === failures.length
      ? { retryAfterSeconds: Math.min(...waits) }
      : {}),
  });
}
