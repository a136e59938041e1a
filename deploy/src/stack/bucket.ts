import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";

/**
 * The bucket for copies of media. It stays when the stack goes. An object never changes, since its name is the hash of
 * what it holds, so there are no versions: what is erased is gone.
 */
export const bucketOf = (stack: Stack): IBucket =>
  new Bucket(stack, "Media", {
    encryption: BucketEncryption.S3_MANAGED,
    versioned: false,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    lifecycleRules: [
      { id: "unfinished-uploads", abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  }) as IBucket;
