import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { serveLocally } from "@memory/testing/serve-locally";
import { Pool } from "undici";

/** One call of AWS that passed, with what the request and its answer said. */
type SeenCall = {
  /** Without the service's name: `PutItem`. */
  readonly action: string;
  readonly asked: Record<string, unknown>;
  readonly answered: Record<string, unknown>;
};

type Options = {
  /** Holds every call this long before it is passed on. Default: 0. */
  readonly delayMs?: number;
  /** Called for every answered call. Default: bodies are not parsed. */
  readonly onCall?: (call: SeenCall) => void;
};

/** A proxy in front of an emulator of SQS or DynamoDB that shows every call, and can delay them. */
export async function startCountingProxy(target: string, { delayMs = 0, onCall }: Options) {
  const pool = new Pool(target, { connections: 256 });

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    if (delayMs > 0) await pause(delayMs);
    const { host: _, connection: __, ...headers } = request.headers;
    const answer = await pool.request({
      method: request.method === "GET" ? "GET" : "POST",
      path: request.url ?? "/",
      headers: { ...headers, "content-length": String(body.length) },
      body,
    });
    const text = Buffer.from(await answer.body.arrayBuffer());
    const { "transfer-encoding": ___, connection: ____, ...kept } = answer.headers;
    response.writeHead(answer.statusCode, { ...kept, "content-length": text.length });
    response.end(text);
    const action = String(request.headers["x-amz-target"] ?? "").split(".")[1];
    if (onCall !== undefined && action !== undefined)
      onCall({ action, asked: parsed(body), answered: parsed(text) });
  };

  const server = await serveLocally(serve);
  return {
    url: server.url,
    async stop() {
      server.close();
      await pool.destroy();
    },
  };
}

async function bodyOf(message: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const parsed = (body: Buffer): Record<string, unknown> => {
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
};
