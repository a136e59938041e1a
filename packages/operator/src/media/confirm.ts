import type { Keepers } from "@memory/archive/keepers";
import type { CopyRows } from "@memory/copies/stores/copy-rows";
import type { ObjectsInUse } from "@memory/copies/stores/objects-in-use";
import type { BucketObjects } from "../adapters/bucket-objects.ts";
import type { FileOfTweet, Finding } from "./finding.ts";

export type Looking = {
  readonly bucket: Pick<BucketObjects, "sizeOf">;
  readonly inUse: Pick<ObjectsInUse, "read">;
  readonly copyRows: Pick<CopyRows, "find" | "list">;
  readonly keepers: Pick<Keepers, "any">;
};

/** Looks again, at how it is now. Everything is read in one pass while Memory may go on writing. */
export async function confirm(finding: Finding, ports: Looking): Promise<boolean> {
  const { bucket, inUse, copyRows, keepers } = ports;
  switch (finding.kind) {
    case "unknown-object":
      return (
        (await inUse.read(finding.sha256)) === undefined &&
        (await bucket.sizeOf(finding.sha256)) !== undefined
      );
    case "unfinished-erasure":
      return (await inUse.read(finding.sha256))?.State === "erasing";
    case "stray-reference":
      return (await rowOf(finding, copyRows))?.Sha256 !== finding.sha256;
    case "missing-object":
    case "wrong-size": {
      const row = await rowOf(finding, copyRows);
      if (row?.Status !== "kept" || row.Sha256 !== finding.sha256) return false;
      return (await bucket.sizeOf(finding.sha256)) !== row.Bytes;
    }
    case "unkept-tweet":
      return (
        !(await keepers.any(finding.tweetId)) && (await copyRows.list(finding.tweetId)).length > 0
      );
  }
}

export const rowOf = ({ tweetId, mediaKey }: FileOfTweet, copyRows: Pick<CopyRows, "find">) =>
  copyRows.find({ TweetID: tweetId, MediaKey: mediaKey });
