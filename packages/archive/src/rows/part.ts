import { promisify } from "node:util";
import { brotliCompress, brotliDecompress } from "node:zlib";
import { acrossTheWhole } from "@memory/shared/aws/compression";
import { Tweet } from "@memory/shared/contracts/tweet";
import { z } from "zod";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** DynamoDB refuses rows of more than 400 KB. */
const maxBodyBytes = 350_000;
/** Far above what a message can bring. */
const maxTweetBytes = 32 * 1024 * 1024;

/**
 * A row of TweetsParts: a piece of a tweet that does not fit its item. The bodies of a set, in order,
 * are the whole tweet as JSON, compressed by Brotli.
 */
export const Part = z.object({ Body: z.instanceof(Uint8Array) });

/** Which rows of TweetsParts hold the whole tweet of an item. */
export const PartsRef = z.looseObject({
  set: z.string(),
  count: z.number().int().min(1).max(1_000),
});
export type PartsRef = z.infer<typeof PartsRef>;

/** The tweet as the bodies of a set. */
export async function bodiesOf(tweet: Tweet): Promise<Buffer[]> {
  const bytes = await compress(JSON.stringify(tweet), acrossTheWhole);
  return Array.from({ length: Math.ceil(bytes.length / maxBodyBytes) }, (_, index) =>
    bytes.subarray(index * maxBodyBytes, (index + 1) * maxBodyBytes),
  );
}

/** The tweet of a set; undefined if it cannot be read. */
export async function tweetOf(bodies: readonly Uint8Array[]): Promise<Tweet | undefined> {
  try {
    const json = await decompress(Buffer.concat(bodies), { maxOutputLength: maxTweetBytes });
    return Tweet.safeParse(JSON.parse(json.toString())).data;
  } catch {
    return undefined;
  }
}
