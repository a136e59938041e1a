import { timingSafeEqual } from "node:crypto";

/** Whether a header `Authorization` in AWS's form names this access key id. Its signature is not checked. */
export function hasAccessKey(authorization: string | undefined, key: string): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(authorization ?? "")?.[1] ?? "";
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
