import type { IncomingMessage } from "node:http";

/** A request as S3 reads it, with the bucket in its path. */
export type S3Request = {
  readonly method: string;
  /** Empty for calls on all buckets. */
  readonly bucket: string;
  /** Empty for calls on a bucket. */
  readonly key: string;
  /** The path as it was sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: IncomingMessage;
};

export function readRequest(message: IncomingMessage): S3Request {
  const [path = "/", query = ""] = (message.url ?? "/").split("?", 2);
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return {
    method: message.method ?? "GET",
    bucket: decoded(bucket),
    key: decoded(key),
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body: message,
  };
}

/** A part of a path without its escapes. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // What is no escape stands for itself.
    return part;
  }
}
