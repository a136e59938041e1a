import { createKeepers } from "@memory/archive/keepers";
import { tablesNamed } from "@memory/archive/tables";
import { createCopies } from "@memory/copies/create-copies";
import { createObjects } from "@memory/copies/create-objects";
import { objectPartition, objectRow } from "@memory/copies/rows/object";
import { createCopyRows } from "@memory/copies/stores/copy-rows";
import { createLeases } from "@memory/copies/stores/leases";
import { createObjectsInUse } from "@memory/copies/stores/objects-in-use";
import { createTotalBytes } from "@memory/copies/stores/total-bytes";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { isAbsent } from "@memory/shared/aws/expression";
import { type Row, rowsOf } from "@memory/shared/aws/rows";
import { s3Client } from "@memory/shared/aws/s3-client";
import type { Memory } from "../find-memory.ts";
import type { Removing } from "../media/remove-finding.ts";
import { type BucketObjects, bucketObjects } from "./bucket-objects.ts";

export type Media = Omit<Removing, "bucket"> & {
  readonly bucket: BucketObjects;
  /** All rows of TweetsMedia, a page at a time. */
  allRows(): AsyncIterable<readonly Row[]>;
};

/** The bucket and the rows about it, of the Memory that was found. */
export function openMedia(memory: Memory): Media {
  const client = dynamodbClient(memory);
  const tables = tablesNamed(memory.DYNAMODB_TABLE_NAME);
  const objects = createObjects(memory);
  const rows = rowsOf(client, tables.media.name);
  return {
    bucket: bucketObjects(s3Client(memory), memory.MEDIA_BUCKET),
    allRows: () => rows.pages({ isConsistent: true }),
    keepers: createKeepers(client, tables),
    copies: createCopies(client, tables, { objects }),
    copyRows: createCopyRows(rows),
    leases: createLeases(rows, Date.now),
    inUse: createObjectsInUse({ rows, objects, total: createTotalBytes(rows) }),
    async markUnknown(sha256) {
      const key = { TweetID: objectPartition(sha256), MediaKey: objectRow };
      await rows.update(key, { set: { State: "erasing", Version: "unknown" } }, isAbsent("State"));
    },
  };
}
