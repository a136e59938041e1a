import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { isRetryableAwsError } from "@memory/shared/aws/aws-errors";
import { type S3Config, s3Client } from "@memory/shared/aws/s3-client";
import { RetryableError } from "@memory/shared/errors";
import type { Objects, StoredObject } from "./copies.ts";

export type ObjectsConfig = S3Config & { MEDIA_BUCKET: string };

/**
 * The bucket over the S3 API. Every verb throws a RetryableError for an outage or a throttle that outlasts three
 * attempts.
 */
export function createObjects(config: ObjectsConfig): Objects {
  const client = s3Client(config);
  const { MEDIA_BUCKET: Bucket } = config;
  const at = (sha256: string) => ({ Bucket, Key: objectKey(sha256) });
  return {
    put: (object, path) =>
      trying("PutObject", () => putFile(client, at(object.sha256), object, path)),

    open: (sha256, range) =>
      trying("GetObject", async () => {
        try {
          const Range = range === undefined ? undefined : `bytes=${range.join("-")}`;
          const { Body } = await client.send(new GetObjectCommand({ ...at(sha256), Range }));
          return Body as Readable;
        } catch (error) {
          if (error instanceof NoSuchKey) return undefined;
          throw error;
        }
      }),

    remove: (sha256) =>
      trying("DeleteObject", async () => {
        await client.send(new DeleteObjectCommand(at(sha256)));
      }),

    signedUrl(sha256, { seconds, fileName }) {
      const named = fileName === undefined ? {} : { ResponseContentDisposition: inline(fileName) };
      const command = new GetObjectCommand({ ...at(sha256), ...named });
      return getSignedUrl(client, command, { expiresIn: seconds });
    },

    close: () => client.destroy(),
  };
}

export const objectKey = (sha256: string): string => `sha256/${sha256}`;

/** One request with the whole file. S3 compares the hash before the object can be seen. */
async function putFile(
  client: S3Client,
  at: { Bucket: string; Key: string },
  { sha256, bytes, type }: StoredObject,
  path: string,
): Promise<void> {
  const body = createReadStream(path);
  try {
    const command = new PutObjectCommand({
      ...at,
      Body: body,
      ContentLength: bytes,
      ContentType: type,
      ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
      IfNoneMatch: "*",
    });
    await client.send(command);
  } catch (error) {
    if (!isThereAlready(error)) throw error;
  } finally {
    body.destroy();
  }
}

const isThereAlready = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;

const inline = (fileName: string) => `inline; filename="${fileName.replaceAll(/[^\w.-]/g, "_")}"`;

const maxAttempts = 3;

async function trying<T>(name: string, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (cause) {
      if (!isRetryableAwsError(cause) && !isUnderWay(cause)) throw cause;
      if (attempt < maxAttempts) continue;
      const code = Reflect.get(cause as Error, "code") ?? (cause as Error).name;
      throw new RetryableError(`${name} got no answer: ${code}`, { cause });
    }
  }
}

/** Another request writes the same object at this moment (409), or the bucket is still to be made. */
const isUnderWay = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  (error.$metadata.httpStatusCode === 409 || error.name === "NoSuchBucket");
