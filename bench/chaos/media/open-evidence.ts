import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { tablesNamed } from "@memory/archive/tables";
import { Copy } from "@memory/copies/rows/copy";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { type Row, rowsOf } from "@memory/shared/aws/rows";
import { s3Client } from "@memory/shared/aws/s3-client";
import type { World } from "../world.ts";

type StoredObject = { readonly bytes: number; readonly sha256: string };

/** What is in the tables, in the bucket and on disk, read anew. */
export type Evidence = {
  /** By tweet id and media key, with a space between. */
  readonly copies: ReadonlyMap<string, Copy>;
  /** The hash and size of what each object really holds, by the hash in its name. */
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** Ids of the tweets that people keep or have in their trash, by what they keep. */
  readonly kept: ReadonlySet<string>;
  /** Ids of the tweets that have a row of a keeper. */
  readonly keepers: ReadonlySet<string>;
  readonly leftFiles: readonly string[];
};

export async function openEvidence(world: World): Promise<Evidence> {
  const client = dynamodbClient({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_DYNAMODB: world.emulators.dynamodb,
  });
  const tables = tablesNamed("Tweets");
  const idsIn = async (...names: ("tweets" | "trash" | "keepers")[]) => {
    const rows = await Promise.all(names.map((name) => allRows(client, tables[name].name)));
    return new Set(rows.flat().map(({ TweetID }) => String(TweetID)));
  };
  try {
    const rows = await allRows(client, tables.media.name);
    const copies = rows.filter(({ Kind }) => Kind !== undefined).map((row) => Copy.parse(row));
    return {
      copies: new Map(copies.map((copy) => [`${copy.TweetID} ${copy.MediaKey}`, copy])),
      objects: await storedObjects(world.edition.endpoints.s3),
      kept: await idsIn("tweets", "trash"),
      keepers: await idsIn("keepers"),
      leftFiles: await leftFiles(world.edition.dataDir),
    };
  } finally {
    client.destroy();
  }
}

async function allRows(client: ReturnType<typeof dynamodbClient>, table: string): Promise<Row[]> {
  const found: Row[] = [];
  for await (const page of rowsOf(client, table).pages({ isConsistent: true })) found.push(...page);
  return found;
}

const Bucket = "memory-media";

async function storedObjects(endpoint: string): Promise<Map<string, StoredObject>> {
  const client = s3Client({ AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_S3: endpoint });
  const objects = new Map<string, StoredObject>();
  try {
    for (let ContinuationToken: string | undefined, isMore = true; isMore; ) {
      const page = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
      for (const { Key = "" } of page.Contents ?? []) {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        objects.set(Key.replace("sha256/", ""), { bytes: bytes.length, sha256: hashOf(bytes) });
      }
      ContinuationToken = page.NextContinuationToken;
      isMore = ContinuationToken !== undefined;
    }
    return objects;
  } finally {
    client.destroy();
  }
}

export const hashOf = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

/** Files on the way that nobody works at any more. */
async function leftFiles(dataDir: string): Promise<string[]> {
  const below = [join(dataDir, "media"), join(dataDir, "s3", "tmp")];
  const entries = await Promise.all(
    below.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  return entries
    .flat()
    .filter((entry) => entry.isFile() && !entry.name.startsWith("lock"))
    .map(({ parentPath, name }) => join(parentPath, name));
}
