import { RetryableError } from "@memory/shared/errors";
import { type Lookup, type TweetSource, tryMs } from "../../ports.ts";

/** @jack's first post: every source that works shows it. */
const canaryId = "20";
/** What the canary said holds for so long. */
const holdsMs = 5 * 60_000;
/** In a run of weak negatives the last good word of the canary soon means nothing. */
const holdsInRunMs = 30_000;
const run = 3;
/** A throttled source is left alone for so long before it is tried with another tweet. */
const restSeconds = 60;

type Options = { readonly now?: () => number };

/**
 * The source, with its weak negatives believed only while it shows a tweet that surely exists. A source
 * that does not is throttled: its weak negatives are thrown as a RetryableError that asks for a rest.
 */
export function canaried(source: TweetSource, { now = Date.now }: Options = {}): TweetSource {
  let checked: { readonly isHealthy: boolean; readonly at: number } | undefined;
  let checking: Promise<boolean> | undefined;
  let weakInARow = 0;

  const isHealthy = async (): Promise<boolean> => {
    if (checked !== undefined && now() - checked.at < holdsFor(checked)) return checked.isHealthy;
    checking ??= check().finally(() => {
      checking = undefined;
    });
    return checking;
  };

  const holdsFor = ({ isHealthy }: { isHealthy: boolean }) =>
    isHealthy && weakInARow >= run ? holdsInRunMs : holdsMs;

  const check = async (): Promise<boolean> => {
    const shown = await ask(source).then(
      ({ kind }) => kind === "found",
      () => false,
    );
    checked = { isHealthy: shown, at: now() };
    return shown;
  };

  return {
    ...source,
    async find(tweetId, signal, mayWaitMs) {
      const lookup = await source.find(tweetId, signal, mayWaitMs);
      if (lookup.kind === "absent" && lookup.evidence === "weak") {
        weakInARow += 1;
        if (await isHealthy()) return lookup;
        throw new RetryableError(
          `${source.name} does not show tweet ${canaryId} either: what it says of ${tweetId} means nothing`,
          { retryAfterSeconds: restSeconds },
        );
      }
      weakInARow = 0;
      if (checked?.isHealthy === false) checked = undefined;
      return lookup;
    },
  };
}

/** For everyone who waits for it, so not by the time of whoever happened to be first. */
const ask = async (source: TweetSource): Promise<Lookup> =>
  source.find(canaryId, AbortSignal.timeout(tryMs), 0);
