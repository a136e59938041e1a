import { type Answer, element, xml } from "../http/answer.ts";
import type { S3Request } from "../http/request.ts";
import type { BucketFolders } from "../keeping/bucket-folders.ts";
import { S3Error } from "../s3-error.ts";
import { keysIn } from "./list-objects.ts";

export async function listBuckets(folders: BucketFolders): Promise<Answer> {
  const buckets = (await folders.names()).map(
    (name) =>
      `<Bucket>${element("Name", name)}${element("CreationDate", new Date(0).toISOString())}</Bucket>`,
  );
  return xml(
    200,
    "ListAllMyBucketsResult",
    `<Owner>${element("ID", "memory")}</Owner><Buckets>${buckets.join("")}</Buckets>`,
  );
}

export async function createBucket({ bucket }: S3Request, folders: BucketFolders): Promise<Answer> {
  if (await folders.exists(bucket)) {
    const message =
      "Your previous request to create the named bucket succeeded and you already own it.";
    throw new S3Error(409, "BucketAlreadyOwnedByYou", message);
  }
  await folders.create(bucket);
  return { status: 200, headers: { location: `/${bucket}` } };
}

export async function headBucket({ bucket }: S3Request, folders: BucketFolders): Promise<Answer> {
  await folders.assertThere(bucket);
  return { status: 200, headers: { "x-amz-bucket-region": "us-east-1" } };
}

export async function deleteBucket({ bucket }: S3Request, folders: BucketFolders): Promise<Answer> {
  await folders.assertThere(bucket);
  if ((await keysIn(folders.folderOf(bucket))).length > 0) {
    throw new S3Error(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
  }
  await folders.remove(bucket);
  return { status: 204 };
}
