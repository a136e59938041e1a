import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A proxy in front of an emulator that records every call, as "sqs:SendMessage on memory-tweet-resolved". */
export async function recordingProxy(target: string) {
  const calls = new Set<string>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const called = nameOf(String(request.headers["x-amz-target"]), JSON.parse(body));
    const { host: _, "content-length": __, connection: ___, ...headers } = request.headers;
    try {
      const init = { method: "POST", headers: headers as Record<string, string>, body };
      const answer = await fetch(target, init);
      const answered = Buffer.from(await answer.arrayBuffer());
      calls.add(called);
      const { "content-encoding": ____, ...passed } = Object.fromEntries(answer.headers);
      response.writeHead(answer.status, { ...passed, "content-length": answered.length });
      response.end(answered);
    } catch {
      response.destroy();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

type Input = {
  TableName?: string;
  IndexName?: string;
  /** By table: what a batch reads or writes. */
  RequestItems?: object;
  QueueUrl?: string;
  QueueName?: string;
};

function nameOf(
  target: string,
  { TableName, IndexName, RequestItems, QueueUrl, QueueName }: Input,
): string {
  const [service = "", operation = ""] = target.split(".");
  const prefix = service.startsWith("DynamoDB") ? "dynamodb" : "sqs";
  // IAM has one name for a call and its batch form.
  const action = prefix === "sqs" ? operation.replace(/Batch$/, "") : operation;
  const table = TableName ?? Object.keys(RequestItems ?? {})[0];
  const path = IndexName === undefined ? "" : "/index/*";
  return `${prefix}:${action} on ${table ?? QueueName ?? QueueUrl?.split("/").at(-1)}${path}`;
}
