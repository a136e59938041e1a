import { RetryableError } from "@memory/shared/errors";
import { Pool } from "undici";
import { tryMs } from "../ports.ts";

/** A source's answer, before anything is made of it. */
export type Answer = {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body; undefined when it is not declared as JSON. */
  readonly json: unknown;
};

type Request = { readonly path: string; readonly what: string; readonly signal: AbortSignal };

export type Ask = (request: Request) => Promise<Answer>;

export const userAgent = "Memory/0.1 (bot that keeps tweets)";
const maxBytes = 2 * 1024 * 1024;

/**
 * Asks one host for JSON, with connections of its own. Follows no redirect and reads no more than
 * 2 MB. Throws a RetryableError when there is no whole, readable answer in time.
 */
export function createAsk(source: string, root: string): { ask: Ask; close(): Promise<void> } {
  const { origin, pathname } = new URL(root);
  const basePath = pathname.replace(/\/+$/, "");
  const pool = new Pool(origin, { connections: 64, connect: { timeout: tryMs } });
  return {
    close: () => pool.destroy(),
    async ask({ path, what, signal }) {
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(tryMs)]);
      try {
        const { statusCode, headers, body } = await pool.request({
          method: "GET",
          path: basePath + path,
          headers: { "user-agent": userAgent, accept: "application/json" },
          signal: inTime,
        });
        const contentType = String(headers["content-type"] ?? "").toLowerCase();
        if (!/^application\/json\b/.test(contentType)) {
          // The abort that ends an unread body is reported on the body too.
          body.on("error", () => {}).destroy();
          return { status: statusCode, contentType, headers, json: undefined };
        }
        const json: unknown = JSON.parse(await readText(body));
        return { status: statusCode, contentType, headers, json };
      } catch (cause) {
        throw new RetryableError(
          `${source} gave no readable answer for ${what}: ${reason(cause)}`,
          {
            cause,
          },
        );
      }
    },
  };
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error("the body is larger than 2 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** What a parser says of a body would quote the body. */
const reason = (cause: unknown): string =>
  cause instanceof SyntaxError ? "not JSON" : cause instanceof Error ? cause.message : "unknown";
