import { S3Client } from "@aws-sdk/client-s3";
import { endpointOptions, type RegionConfig } from "./endpoint-options.ts";

export type S3Config = RegionConfig & { AWS_ENDPOINT_URL_S3?: string | undefined };

/** How long the store may take to go on: it writes a whole object to disk before it answers. */
const pausesWithinMs = 60_000;

/**
 * A client whose bodies are streams. The SDK cannot send a stream a second time, so it tries once; whoever calls
 * tries again with a new stream.
 */
export function s3Client(config: S3Config): S3Client {
  const { AWS_ENDPOINT_URL_S3: specific, AWS_ENDPOINT_URL } = config;
  return new S3Client({
    ...endpointOptions(config, specific),
    // Other stores than AWS's have no host name for each bucket.
    forcePathStyle: (specific ?? AWS_ENDPOINT_URL) !== undefined,
    maxAttempts: 1,
    // CRC32 where nothing stronger is given costs time and tells nothing: every object has its SHA-256.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // The SDK would warn on the console that it cannot send a stream again, even of an answer that is expected.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    requestHandler: { connectionTimeout: 3_000, socketTimeout: pausesWithinMs },
  });
}
