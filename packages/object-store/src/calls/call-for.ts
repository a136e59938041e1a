import type { Answer } from "../http/answer.ts";
import type { S3Request } from "../http/request.ts";
import type { BucketFolders } from "../keeping/bucket-folders.ts";
import { notImplemented } from "../s3-error.ts";
import { createBucket, deleteBucket, headBucket, listBuckets } from "./buckets.ts";
import { copyObject } from "./copy-object.ts";
import { deleteObject, deleteObjects } from "./delete-objects.ts";
import { getObject } from "./get-object.ts";
import { listObjects } from "./list-objects.ts";
import { putObject } from "./put-object.ts";

type Call = (request: S3Request, folders: BucketFolders) => Promise<Answer>;

/** Query parameters that change nothing of which call it is, or that a known call reads. */
const plain =
  /^(?:x-id|list-type|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner|delete|location|response-[\w-]+|X-Amz-[\w-]+|x-amz-[\w-]+)$/;

/** What the request asks for. Throws for what is not built: tags, parts, versions and so on. */
export function callFor({ method, bucket, key, query, headers }: S3Request): Call {
  const unknown = [...query.keys()].find((name) => !plain.test(name));
  if (unknown !== undefined) throw notImplemented(unknown);
  if (bucket === "") {
    if (method === "GET") return (_, folders) => listBuckets(folders);
  } else if (key === "") {
    if (method === "GET" && query.get("list-type") === "2") return listObjects;
    if (method === "POST" && query.has("delete")) return deleteObjects;
    if (method === "PUT") return createBucket;
    if (method === "HEAD") return headBucket;
    if (method === "DELETE") return deleteBucket;
  } else {
    if (method === "GET" || method === "HEAD") return getObject;
    if (method === "PUT")
      return headers["x-amz-copy-source"] === undefined ? putObject : copyObject;
    if (method === "DELETE") return deleteObject;
  }
  throw notImplemented(`${method} of this resource`);
}
