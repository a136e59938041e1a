import { rm } from "node:fs/promises";
import type { Answer } from "../http/answer.ts";
import { readChunks } from "../http/chunked-body.ts";
import type { S3Request } from "../http/request.ts";
import type { BucketFolders } from "../keeping/bucket-folders.ts";
import { encodeInfo, type ObjectInfo, openObject } from "../keeping/object-file.ts";
import { type Spooled, spool, writeWhole } from "../keeping/spool.ts";
import {
  badDigest,
  incompleteBody,
  notImplemented,
  preconditionFailed,
  S3Error,
} from "../s3-error.ts";

/**
 * Writes an object into a file of its own, which takes its place once it is whole, as its hashes say, and on the
 * disk. Until then the object is as it was.
 */
export async function putObject(request: S3Request, folders: BucketFolders): Promise<Answer> {
  const { bucket, key } = request;
  await assertMayPut(request, folders);
  const path = folders.newTemporary();
  try {
    const info = await receive(request, path);
    const ifAbsent = request.headers["if-none-match"] === "*";
    await folders.place(path, folders.pathOf(bucket, key), { ifAbsent });
    return {
      status: 200,
      headers: {
        etag: `"${info.etag}"`,
        "x-amz-checksum-sha256": info.sha256,
        "x-amz-checksum-type": "FULL_OBJECT",
      },
    };
  } finally {
    await rm(path, { force: true });
  }
}

/** What can be refused before the body is read. */
export async function assertMayPut(
  { bucket, key, headers }: S3Request,
  folders: BucketFolders,
): Promise<void> {
  await folders.assertThere(bucket);
  const condition = headers["if-none-match"];
  if (headers["if-match"] !== undefined) throw notImplemented("If-Match of a write");
  if (condition === undefined) return;
  if (condition !== "*") throw notImplemented("If-None-Match of a write other than *");
  const there = await openObject(folders.pathOf(bucket, key));
  await there?.file.close();
  if (there !== undefined) throw preconditionFailed();
}

async function receive(request: S3Request, path: string): Promise<ObjectInfo> {
  const { headers, body } = request;
  const trailers = new Map<string, string>();
  const isChunked = /^STREAMING-/.test(String(headers["x-amz-content-sha256"]));
  const spooled = await spool(path, isChunked ? readChunks(body, trailers) : body);
  try {
    assertWhole(request, spooled, trailers);
    const info: ObjectInfo = {
      bytes: spooled.bytes,
      type: headers["content-type"] ?? "binary/octet-stream",
      etag: spooled.md5,
      sha256: spooled.sha256,
      crc32: spooled.crc32,
      modifiedAt: Date.now(),
      metadata: metadataIn(headers),
    };
    const head = encodeInfo(info);
    if (head === undefined) {
      throw new S3Error(
        400,
        "MetadataTooLarge",
        "Your metadata headers exceed the maximum allowed",
      );
    }
    await writeWhole(spooled.file, head, 0);
    await spooled.file.sync();
    return info;
  } finally {
    await spooled.file.close();
  }
}

function assertWhole(
  { headers, body }: S3Request,
  { bytes, md5, sha256, crc32 }: Spooled,
  trailers: ReadonlyMap<string, string>,
): void {
  const given = (name: string) => headers[name] ?? trailers.get(name);
  const length = headers["x-amz-decoded-content-length"] ?? headers["content-length"];
  if (!body.complete || (length !== undefined && Number(length) !== bytes)) throw incompleteBody();
  const checks: readonly (readonly [name: string, given: unknown, is: string])[] = [
    ["Content-MD5", headers["content-md5"], Buffer.from(md5, "hex").toString("base64")],
    ["SHA256", given("x-amz-checksum-sha256"), sha256],
    ["CRC32", given("x-amz-checksum-crc32"), crc32],
  ];
  for (const [name, value, is] of checks) {
    if (value !== undefined && value !== is) throw badDigest(name);
  }
  const signed = String(headers["x-amz-content-sha256"]);
  const hash = Buffer.from(sha256, "base64").toString("hex");
  if (/^[0-9a-f]{64}$/.test(signed) && signed !== hash) {
    throw new S3Error(
      400,
      "XAmzContentSHA256Mismatch",
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const unknown = Object.keys(headers)
    .concat([...trailers.keys()])
    .find(
      (name) => /^x-amz-checksum-(?!sha256$|crc32$)/.test(name) && name !== "x-amz-checksum-type",
    );
  if (unknown !== undefined) throw notImplemented(unknown);
}

const metadataIn = (headers: S3Request["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith("x-amz-meta-") ? [[name.slice("x-amz-meta-".length), String(value)]] : [],
    ),
  );
