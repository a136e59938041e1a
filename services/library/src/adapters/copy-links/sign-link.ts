import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a link to a copy says of it. It names no person. */
export type LinkedCopy = {
  /** Hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  /** Unix seconds at which the link ends. */
  readonly until: number;
};

/** Signs the paths of links, and reads them back. Every copy of the service with this secret reads them all. */
export function linkSigner(secret: string) {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "memory links to copies", 32));
  const signatureOf = ({ sha256, bytes, type, until }: LinkedCopy) =>
    createHmac("sha256", key).update([sha256, bytes, type, until].join("\n")).digest();
  return {
    /** The path and query of the link. */
    sign(copy: LinkedCopy): string {
      const { sha256, bytes, type, until } = copy;
      const signature = signatureOf(copy).toString("base64url");
      const query = new URLSearchParams({
        ...{ bytes: String(bytes), type, until: String(until) },
        signature,
      });
      return `/copies/${sha256}?${query}`;
    },
    /** The copy, if it was signed here, whether or not the link has ended. */
    read(sha256: string, query: Readonly<Record<string, unknown>>): LinkedCopy | undefined {
      const copy = {
        sha256,
        bytes: Number(query.bytes),
        type: String(query.type),
        until: Number(query.until),
      };
      const given = Buffer.from(String(query.signature), "base64url");
      const right = signatureOf(copy);
      return given.length === right.length && timingSafeEqual(given, right) ? copy : undefined;
    },
  };
}
