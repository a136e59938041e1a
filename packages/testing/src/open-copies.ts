import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { Objects } from "@memory/copies/copies";
import { createCopies } from "@memory/copies/create-copies";
import { createObjects } from "@memory/copies/create-objects";
import { rowsOf } from "@memory/shared/aws/rows";
import { startTables } from "./emulators.ts";
import { openBucket } from "./start-bucket.ts";

export type OpenCopies = Awaited<ReturnType<typeof openCopies>>;

/** The copies on tables and a bucket of their own. */
export async function openCopies() {
  const [db, bucket] = await Promise.all([startTables(), openBucket()]);
  const objects = createObjects(bucket.config);
  const folder = await mkdtemp(join(tmpdir(), "memory-copies-"));
  const rows = rowsOf(db.client, db.tables.media.name);
  const keepers = rowsOf(db.client, db.tables.keepers.name);
  return {
    client: db.client,
    config: db.config,
    tables: db.tables,
    bucket,
    objects,
    /** The copies as another process has them. */
    through: (client: DynamoDBClient, parts: { objects?: Objects; now?: () => number } = {}) =>
      createCopies(client, db.tables, { objects, ...parts }),
    copies: createCopies(db.client, db.tables, { objects }),
    keep: (tweetId: string, userId: string) => keepers.put({ TweetID: tweetId, UserID: userId }),
    letGo: (tweetId: string, userId: string) =>
      keepers.remove({ TweetID: tweetId, UserID: userId }),
    /** A file on disk, and the row of a copy of it. */
    async file(tweetId: string, mediaKey: string, bytes = randomBytes(1_000)) {
      const path = join(folder, randomBytes(8).toString("hex"));
      await writeFile(path, bytes);
      const copy = {
        TweetID: tweetId,
        MediaKey: mediaKey,
        Kind: "photo" as const,
        Status: "kept" as const,
        Url: `https://pbs.twimg.com/${mediaKey}`,
        Sha256: createHash("sha256").update(bytes).digest("hex"),
        Bytes: bytes.length,
        Type: "image/jpeg",
        ChangedAt: "2026-01-02T03:04:05.678Z",
      };
      return { path, copy };
    },
    /** The hashes of all objects in the bucket, and of all that rows tell of. */
    async standing() {
      const Bucket = bucket.config.MEDIA_BUCKET;
      const { Contents = [] } = await bucket.client.send(new ListObjectsV2Command({ Bucket }));
      const all: Record<string, unknown>[] = [];
      for await (const page of rows.pages({ isConsistent: true })) all.push(...page);
      const below = (name: string) => all.filter(({ TweetID }) => String(TweetID).startsWith(name));
      return {
        objects: Contents.map(({ Key }) => String(Key).replace("sha256/", "")).sort(),
        copies: all.filter(({ Kind }) => Kind !== undefined),
        objectRows: below("sha256/"),
        total: Number(all.find(({ TweetID }) => TweetID === "total")?.Bytes ?? 0),
        leases: all.filter(({ MediaKey }) => MediaKey === "#lease"),
      };
    },
    async stop() {
      objects.close();
      await Promise.all([db.stop(), bucket.stop(), rm(folder, { recursive: true })]);
    },
  };
}
