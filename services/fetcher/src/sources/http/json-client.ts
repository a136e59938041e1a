import { RetryableError } from "@memory/shared/errors";
import { Pool } from "undici";
import { tryMs } from "../../ports.ts";
import type { Answer } from "./answer.ts";

type Request = {
  readonly path: string;
  /** Names the subject in error messages, for example "tweet 20". */
  readonly what: string;
  readonly signal: AbortSignal;
};

export type JsonClient = { get(request: Request): Promise<Answer>; close(): Promise<void> };

export const userAgent = "Memory/0.1 (bot that keeps tweets)";

type Options = {
  /** Sent with every request. They may hold a secret, so they appear in no error message. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxMegabytes?: number;
};

/**
 * Gets JSON from one host through a connection pool of its own. Follows no redirects. Reads at most
 * 2 MB of a body by default. `get` throws a RetryableError if there is no whole, readable response
 * within `tryMs`.
 */
export function createJsonClient(
  source: string,
  root: string,
  { headers: ownHeaders, maxMegabytes = 2 }: Options = {},
): JsonClient {
  const { origin, pathname } = new URL(root);
  const basePath = pathname.replace(/\/+$/, "");
  const pool = new Pool(origin, { connections: 64, connect: { timeout: tryMs } });
  return {
    close: () => pool.destroy(),
    async get({ path, what, signal }) {
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
          // Destroying an unread body emits an abort error: unhandled, it crashes the process.
          body.on("error", () => {}).destroy();
          return { status: statusCode, contentType, headers, text: "", json: undefined, readAt };
        }
        const text = await readText(body, maxMegabytes);
        const json: unknown = JSON.parse(text);
        return { status: statusCode, contentType, headers, text, json, readAt };
      } catch (cause) {
        const message = `${source} gave no readable answer for ${what}: ${reason(cause)}`;
        throw new RetryableError(message, { cause });
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

/** Replaces a parser's message, because it would quote the body. */
const reason = (cause: unknown): string =>
  cause instanceof SyntaxError ? "not JSON" : cause instanceof Error ? cause.message : "unknown";
