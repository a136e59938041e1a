import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Serve = (asked: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves HTTP on a free port of 127.0.0.1. A request whose `serve` fails is hung up on. */
export async function serveLocally(serve: Serve): Promise<{ url: string; close(): void }> {
  const server = createServer((asked, response) => {
    serve(asked, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
