import { RetryableError } from "@memory/shared/errors";
import { type Lookup, noWait, type TweetSource } from "../../src/ports.ts";

type Asked = Lookup | { kind: "no answer"; retryAfterSeconds?: number; message: string };

/** What the source says, with "now" for the time of reading. */
export async function askSource(
  source: TweetSource,
  tweetId: string,
  signal = AbortSignal.timeout(10_000),
): Promise<Asked> {
  try {
    const lookup = await source.find(tweetId, signal, noWait);
    if (lookup.kind === "absent") return lookup;
    return JSON.parse(JSON.stringify(lookup), (key, value) => (key === "readAt" ? "now" : value));
  } catch (error) {
    if (!(error instanceof RetryableError)) throw error;
    const { message, retryAfterSeconds } = error;
    return {
      kind: "no answer",
      message,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
  }
}
