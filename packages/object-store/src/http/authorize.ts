import { hasAccessKey } from "@memory/shared/process/has-access-key";
import { hasLoopbackHost } from "@memory/shared/process/loopback-host";
import { S3Error } from "../s3-error.ts";
import type { S3Request } from "./request.ts";
import { checkSignedAddress } from "./signature.ts";

export type Guard = {
  /** The access key id that a request must be signed with. Undefined: any. */
  readonly key: string | undefined;
  /** Whether the Host header must name this machine, which stops DNS rebinding. */
  readonly loopbackOnly: boolean;
};

/**
 * Throws for requests of web pages and of other users of the machine. What is signed by a header is believed if it
 * names the key, as the other emulators do; a signed address is checked whole, since people are given it.
 */
export function authorize(request: S3Request, { key, loopbackOnly }: Guard, now: number): void {
  const { headers, method, query } = request;
  if (loopbackOnly && !hasLoopbackHost(headers.host)) {
    throw new S3Error(403, "AccessDenied", "the Host header does not name this machine");
  }
  if (key === undefined) return;
  if (query.has("X-Amz-Signature")) {
    checkSignedAddress(request, key, now);
    return;
  }
  if (headers.origin !== undefined || method === "OPTIONS") {
    throw new S3Error(403, "AccessDenied", "web pages are not answered");
  }
  if (!hasAccessKey(headers.authorization, key)) {
    throw new S3Error(
      403,
      "InvalidAccessKeyId",
      "the access key is not the one in DATA_DIR/aws-credentials",
    );
  }
}
