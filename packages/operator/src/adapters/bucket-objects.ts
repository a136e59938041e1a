import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";

type BucketObject = { readonly sha256: string; readonly bytes: number };
export type BucketObjects = {
  /** All objects of the bucket, a page at a time. */
  pages(): AsyncIterable<readonly BucketObject[]>;
  /** The object's size as it is now; undefined if it is not there. */
  sizeOf(sha256: string): Promise<number | undefined>;
};

const prefix = "sha256/";

export function bucketObjects(client: S3Client, Bucket: string): BucketObjects {
  async function* listed(Prefix: string) {
    for (let ContinuationToken: string | undefined, isMore = true; isMore; ) {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }),
      );
      yield (page.Contents ?? []).map(({ Key = "", Size = 0 }) => ({
        sha256: Key.slice(prefix.length),
        bytes: Size,
      }));
      ContinuationToken = page.NextContinuationToken;
      isMore = ContinuationToken !== undefined;
    }
  }
  return {
    pages: () => listed(prefix),
    async sizeOf(sha256) {
      for await (const page of listed(prefix + sha256)) {
        const found = page.find((object) => object.sha256 === sha256);
        if (found !== undefined) return found.bytes;
      }
      return undefined;
    },
  };
}
