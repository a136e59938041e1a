import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Asked = { readonly index: number; readonly url: string };
type Answer = { status: number; headers?: Record<string, string>; body?: string };

/** An HTTP server on this machine that records its requests. */
export async function startListener(answer: (asked: Asked) => Answer) {
  const requests: Asked[] = [];
  const server = createServer((request, response) => {
    const asked = { index: requests.length, url: request.url ?? "" };
    requests.push(asked);
    const { status, headers, body } = answer(asked);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: requests as readonly Asked[],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
