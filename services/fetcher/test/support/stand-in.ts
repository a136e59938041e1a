import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};
type Reply = Answer | ((request: IncomingMessage, response: ServerResponse) => void);

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

/** An HTTP server that answers each path as told and remembers who asked. */
export async function startStandIn() {
  let reply: (url: URL) => Reply = () => ({ status: 500 });
  const requests: { method: string; url: string; userAgent: string }[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    requests.push({ method, url, userAgent: headers["user-agent"] ?? "" });
    const chosen = reply(new URL(url, "http://stand-in"));
    if (typeof chosen === "function") return chosen(request, response);
    const { status = 200, type = "application/json; charset=utf-8", body = "" } = chosen;
    response.writeHead(status, { "content-type": type, ...chosen.headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers(next: Reply | ((url: URL) => Reply)) {
      reply =
        typeof next === "function" && next.length === 1
          ? (next as typeof reply)
          : () => next as Reply;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
