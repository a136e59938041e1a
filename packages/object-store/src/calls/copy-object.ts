import { type Answer, element, xml } from "../http/answer.ts";
import { decoded, type S3Request } from "../http/request.ts";
import type { BucketFolders } from "../keeping/bucket-folders.ts";
import { openObject } from "../keeping/object-file.ts";
import { noSuchKey, notImplemented, S3Error } from "../s3-error.ts";

/** Gives an object a second name: both are one file, which nobody changes. */
export async function copyObject(request: S3Request, folders: BucketFolders): Promise<Answer> {
  const { bucket, key, headers } = request;
  if (headers["x-amz-metadata-directive"] === "REPLACE")
    throw notImplemented("new metadata of a copy");
  const source = decoded(String(headers["x-amz-copy-source"])).replace(/^\//, "");
  const [, fromBucket, fromKey] = /^([^/]+)\/(.+)$/s.exec(source) ?? [];
  if (fromBucket === undefined || fromKey === undefined) {
    throw new S3Error(400, "InvalidArgument", "Copy Source must mention the source bucket and key");
  }
  await folders.assertThere(bucket);
  await folders.assertThere(fromBucket);
  const from = folders.pathOf(fromBucket, fromKey);
  const found = await openObject(from);
  if (found === undefined) throw noSuchKey();
  await found.file.close();
  await folders.place(from, folders.pathOf(bucket, key), {
    isLinked: true,
    ifAbsent: headers["if-none-match"] === "*",
  });
  const { etag, modifiedAt } = found.info;
  const modified = element("LastModified", new Date(modifiedAt).toISOString());
  return xml(200, "CopyObjectResult", element("ETag", `"${etag}"`) + modified);
}
