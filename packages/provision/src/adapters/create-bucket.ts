import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  HeadBucketCommand,
  NotFound,
  type S3Client,
} from "@aws-sdk/client-s3";

/** Creates the bucket for copies of media if it is missing. */
export async function createBucket(client: S3Client, Bucket: string): Promise<void> {
  if (await isThere(client, Bucket)) return;
  const region = await client.config.region();
  // S3 refuses the name of its first region here.
  const CreateBucketConfiguration =
    region === "us-east-1" ? undefined : { LocationConstraint: region as "eu-west-1" };
  try {
    await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
}

async function isThere(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
