import { RetryableError } from "@memory/shared/errors";
import { type Lookup, noWait, type TweetSource, tryMs } from "../../ports.ts";

/** The canary: @jack's first post, which every source shows while it works. */
const canaryId = "20";
/** How long the canary's result is reused. */
const holdsMs = 5 * 60_000;
/** Shorter after `runLength` weak denials in a row, because they suggest throttling. */
const holdsInRunMs = 30_000;
const runLength = 3;
/** A throttled source is not asked about another tweet for this long. */
const restSeconds = 60;

type Options = { readonly now?: () => number };

/**
 * The source, whose weak denials count only while it shows the canary. If it does not, it is
 * throttled, and its weak denials become a RetryableError that asks for a minute's pause.
 */
export function withCanary(
  source: TweetSource,
  { now = () => performance.now() }: Options = {},
): TweetSource {
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
    isHealthy && weakInARow >= runLength ? holdsInRunMs : holdsMs;

  const check = async (): Promise<boolean> => {
    const shown = await askForCanary(source).then(
      ({ kind }) => kind === "found",
      () => false,
    );
    checked = { isHealthy: shown, at: now() };
    return shown;
  };

  return {
    ...source,
    async find(tweetId, signal, turn) {
      const lookup = await source.find(tweetId, signal, turn);
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

/** Has its own time limit, because several callers share the result. */
const askForCanary = async (source: TweetSource): Promise<Lookup> =>
  source.find(canaryId, AbortSignal.timeout(tryMs), noWait);
