import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Answer, element, xml } from "../http/answer.ts";
import type { S3Request } from "../http/request.ts";
import type { BucketFolders } from "../keeping/bucket-folders.ts";
import { keyOfPath } from "../keeping/key-path.ts";
import { isAbsent, openObject } from "../keeping/object-file.ts";
import { S3Error } from "../s3-error.ts";

const mostKeys = 1_000;

/** ListObjectsV2. Reads the names of the whole bucket for each page, which is enough for one machine. */
export async function listObjects(request: S3Request, folders: BucketFolders): Promise<Answer> {
  const { bucket, query } = request;
  await folders.assertThere(bucket);
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const after = startOf(query);
  const limit = limitOf(query);
  const encode = query.get("encoding-type") === "url" ? encodeURIComponent : (text: string) => text;

  const entries = entriesOf(await keysIn(folders.folderOf(bucket)), { prefix, delimiter });
  const later = entries.filter(({ name }) => compareBytes(name, after) > 0);
  const page = later.slice(0, limit);
  const contents: string[] = [];
  for (const { name, isCommon } of page) {
    contents.push(isCommon ? common(encode(name)) : await content(name));
  }
  const isTruncated = later.length > page.length && page.length > 0;
  const next = page.at(-1)?.name ?? "";
  return xml(
    200,
    "ListBucketResult",
    [
      element("Name", bucket),
      element("Prefix", encode(prefix)),
      ...(delimiter === "" ? [] : [element("Delimiter", encode(delimiter))]),
      element("KeyCount", page.length),
      element("MaxKeys", limit),
      element("IsTruncated", isTruncated),
      ...(isTruncated
        ? [element("NextContinuationToken", Buffer.from(next).toString("base64url"))]
        : []),
      ...contents,
    ].join(""),
  );

  async function content(key: string): Promise<string> {
    const found = await openObject(folders.pathOf(bucket, key));
    await found?.file.close();
    // It was removed after the names were read.
    if (found === undefined) return "";
    const { info } = found;
    const fields = [
      element("Key", encode(key)),
      element("LastModified", new Date(info.modifiedAt).toISOString()),
      element("ETag", `"${info.etag}"`),
      element("Size", info.bytes),
      element("StorageClass", "STANDARD"),
    ];
    return `<Contents>${fields.join("")}</Contents>`;
  }
}

function limitOf(query: URLSearchParams): number {
  const asked = query.get("max-keys") ?? String(mostKeys);
  if (!/^\d{1,10}$/.test(asked)) {
    throw new S3Error(400, "InvalidArgument", "max-keys is not a whole number");
  }
  return Math.min(Number(asked), mostKeys);
}

const common = (prefix: string) => `<CommonPrefixes>${element("Prefix", prefix)}</CommonPrefixes>`;

function startOf(query: URLSearchParams): string {
  const token = query.get("continuation-token");
  if (token === null) return query.get("start-after") ?? "";
  if (!/^[\w-]+$/.test(token)) {
    throw new S3Error(400, "InvalidArgument", "The continuation token provided is incorrect");
  }
  return Buffer.from(token, "base64url").toString();
}

type Entry = { readonly name: string; readonly isCommon: boolean };

function entriesOf(
  keys: readonly string[],
  { prefix, delimiter }: { prefix: string; delimiter: string },
): Entry[] {
  const names = new Map<string, Entry>();
  for (const key of keys.filter((each) => each.startsWith(prefix))) {
    const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const name = at < 0 ? key : key.slice(0, at + delimiter.length);
    names.set(name, { name, isCommon: at >= 0 });
  }
  return [...names.values()].sort((one, other) => compareBytes(one.name, other.name));
}

/** Every key of a bucket. */
export async function keysIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    },
  );
  return names.flatMap((entry) => {
    if (!entry.isFile()) return [];
    const key = keyOfPath(relative(folder, join(entry.parentPath, entry.name)).split(sep));
    return key === undefined ? [] : [key];
  });
}

/** S3 sorts by the bytes of UTF-8. */
const compareBytes = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));
