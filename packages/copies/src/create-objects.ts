import type { Objects } from "./copies.ts";

export type ObjectsConfig = {
  AWS_DEFAULT_REGION: string;
  AWS_REGION?: string | undefined;
  AWS_ENDPOINT_URL?: string | undefined;
  AWS_ENDPOINT_URL_S3?: string | undefined;
  MEDIA_BUCKET: string;
};

/** The bucket over the S3 API. */
export function createObjects(_config: ObjectsConfig): Objects {
  throw new Error("not built yet");
}
