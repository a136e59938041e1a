import { type Copy, Copy as CopyRow } from "@memory/copies/rows/copy";
import { ObjectRow } from "@memory/copies/rows/object";
import type { Row } from "@memory/shared/aws/rows";
import type { BucketObjects } from "../adapters/bucket-objects.ts";
import type { FileOfTweet } from "./finding.ts";

/**
 * What the bucket and the rows of TweetsMedia hold. Both may change while they are read. It takes about half a
 * kilobyte of memory for each file.
 */
export type Stock = {
  /** Bytes of each object of the bucket. */
  readonly objects: ReadonlyMap<string, number>;
  /** The rows that stand for objects. */
  readonly states: ReadonlyMap<string, ObjectRow["State"]>;
  /** What each file's row says, by `nameOf`. */
  readonly files: ReadonlyMap<string, Pick<Copy, "Status" | "Sha256" | "Bytes">>;
  /** Which objects are said to serve which files. */
  readonly references: readonly FileOfTweet[];
  readonly tweetIds: ReadonlySet<string>;
};

type Sources = {
  readonly bucket: Pick<BucketObjects, "pages">;
  /** The rows of the whole table. */
  readonly rows: AsyncIterable<readonly Row[]>;
};

const objectPrefix = "sha256/";

/** Reads everything once: the bucket first, so that a row which was written before an object is not missed. */
export async function takeStock({ bucket, rows }: Sources): Promise<Stock> {
  const objects = new Map<string, number>();
  for await (const page of bucket.pages()) {
    for (const { sha256, bytes } of page) objects.set(sha256, bytes);
  }
  const states = new Map<string, ObjectRow["State"]>();
  const files = new Map<string, Pick<Copy, "Status" | "Sha256" | "Bytes">>();
  const references: FileOfTweet[] = [];
  const tweetIds = new Set<string>();
  for await (const page of rows) page.forEach(take);
  return { objects, states, files, references, tweetIds };

  function take(row: Row) {
    const [partition, key] = [String(row.TweetID), String(row.MediaKey)];
    if (partition.startsWith(objectPrefix)) {
      const sha256 = partition.slice(objectPrefix.length);
      if (key === "#object") states.set(sha256, ObjectRow.parse(row).State);
      else references.push({ sha256, ...fileOf(key) });
    } else if (row.Kind !== undefined) {
      const { TweetID, MediaKey, Status, Sha256, Bytes } = CopyRow.parse(row);
      files.set(nameOf({ tweetId: TweetID, mediaKey: MediaKey }), { Status, Sha256, Bytes });
      tweetIds.add(TweetID);
    }
  }
}

/** Names a file as the rows below an object do. */
export const nameOf = ({ tweetId, mediaKey }: Omit<FileOfTweet, "sha256">): string =>
  `${tweetId}/${mediaKey}`;

export function fileOf(name: string): Omit<FileOfTweet, "sha256"> {
  const end = name.indexOf("/");
  return { tweetId: name.slice(0, end), mediaKey: name.slice(end + 1) };
}
