import { RetryableError } from "@memory/shared/errors";
import { Pool } from "undici";
import { tryMs } from "../../ports.ts";

/** A source's answer, before anything is made of it. */
export type Answer = {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body; empty when it is not declared as JSON. */
  readonly text: string;
  /** The parsed body; undefined when it is not declared as JSON. */
  readonly json: unknown;
  /** ISO-8601 UTC. */
  readonly readAt: string;
};

type Request = { readonly path: string; readonly what: string; readonly signal: AbortSignal };

export type Ask = (request: Request) => Promise<Answer>;

export const userAgent = "Memory/0.1 (bot that keeps tweets)";

type Options = {
  /** Sent with every request. They may hold a secret: nothing of them is told. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxMegabytes?: number;
};

/**
 * Asks one host for JSON, with connections of its own. Follows no redirect and reads no more than
 * 2 MB unless told otherwise. Throws a RetryableError when there is no whole, readable answer in time.
 */
export function createAsk(
  source: string,
  root: string,
  { headers: ownHeaders, maxMegabytes = 2 }: Options = {},
): { ask: Ask; close(): Promise<void> } {
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
          headers: { "user-agent": userAgent, accept: "application/json", ...ownHeaders },
          signal: inTime,
        });
        const readAt = new Date().toISOString();
        const contentType = String(headers["content-type"] ?? "").toLowerCase();
        if (!/^application\/json\b/.test(contentType)) {
          // The abort that ends an unread body is reported on the body too.
          body.on("error", () => {}).destroy();
          return { status: statusCode, contentType, headers, text: "", json: undefined, readAt };
        }
        const text = await readText(body, maxMegabytes);
        const json: unknown = JSON.parse(text);
        return { status: statusCode, contentType, headers, text, json, readAt };
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

async function readText(body: AsyncIterable<Buffer>, maxMegabytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxMegabytes * 1024 * 1024) {
      throw new Error(`the body is larger than ${maxMegabytes} MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** What a parser says of a body would quote the body. */
const reason = (cause: unknown): string =>
  cause instanceof SyntaxError ? "not JSON" : cause instanceof Error ? cause.message : "unknown";
