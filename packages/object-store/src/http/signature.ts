import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "../s3-error.ts";
import type { S3Request } from "./request.ts";

const denied = (message: string) => new S3Error(403, "AccessDenied", message);

/**
 * Throws unless the address was signed with this key and has not expired. Its secret is the key itself. See
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function checkSignedAddress(request: S3Request, key: string, now: number): void {
  const { query, method, headers, path } = request;
  const value = (name: string) => query.get(`X-Amz-${name}`) ?? "";
  if (method !== "GET" && method !== "HEAD") throw denied("only reading may be signed for");
  const [id, ...scope] = value("Credential").split("/");
  const date = value("Date");
  const [day = "", region = "", service = ""] = scope;
  const signed = value("SignedHeaders").split(";");
  const text = [
    "AWS4-HMAC-SHA256",
    date,
    scope.join("/"),
    sha256(
      [
        method,
        path,
        canonicalQuery(query),
        ...signed.map((name) => `${name}:${String(headers[name] ?? "").trim()}`),
        "",
        signed.join(";"),
        "UNSIGNED-PAYLOAD",
      ].join("\n"),
    ),
  ].join("\n");
  const signingKey = [day, region, service, "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${key}`,
  );
  const expected = hmac(signingKey, text).toString("hex");
  if (id !== key || !isSame(expected, value("Signature"))) {
    throw new S3Error(
      403,
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided.",
    );
  }
  const endsAt = Date.parse(isoDate(date)) + Number(value("Expires")) * 1000;
  if (!(now <= endsAt)) throw denied("Request has expired");
}

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map((pair) => pair.map(escapeUri).join("="))
    .sort()
    .join("&");

const escapeUri = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** `20260102T030405Z` as `2026-01-02T03:04:05Z`. */
const isoDate = (date: string): string =>
  date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

const isSame = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};
