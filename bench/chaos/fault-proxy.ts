import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "./random.ts";
import { createRedeliveries } from "./redeliveries.ts";

/** What befalls a call. `cut` after it was carried out, `lost` before: the caller cannot tell them apart. */
export type Trouble = "throttled" | "failed" | "cut" | "lost" | "slow";
export type Weather = { readonly trouble: Trouble; readonly rate: number };

export type FaultProxy = Awaited<ReturnType<typeof startFaultProxy>>;

const slowMs = 1_500;

/**
 * Stands before an emulator of SQS or DynamoDB and does to its callers what AWS and the network do: some
 * calls are refused, some answers never arrive, some deliveries come twice.
 */
export async function startFaultProxy(service: "sqs" | "dynamodb", target: string, random: Random) {
  let weather: Weather | undefined;
  const met = new Map<Trouble, number>();
  const redeliveries = createRedeliveries(random);

  const befalls = (): Trouble | undefined => {
    if (weather === undefined || !random.chance(weather.rate)) return undefined;
    met.set(weather.trouble, (met.get(weather.trouble) ?? 0) + 1);
    return weather.trouble;
  };

  const serve = async (asked: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(asked);
    const action = String(asked.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
    const trouble = befalls();
    if (trouble === "lost") return void response.destroy();
    if (trouble === "throttled" || trouble === "failed") {
      const { status, type } = refusals[service][trouble];
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
      return void response.end(JSON.stringify({ __type: type, message: "as planned" }));
    }
    if (trouble === "slow") await pause(slowMs);
    const answer = await forward(target, asked, body);
    if (trouble === "cut") return void response.destroy();
    const text =
      action === "ReceiveMessage" && answer.status === 200
        ? redeliveries.after(JSON.parse(body.toString()), answer.body)
        : answer.body;
    response.writeHead(answer.status, { ...answer.headers, "content-length": text.length });
    response.end(text);
  };

  const server = createServer((asked, response) => {
    serve(asked, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    set(to: Weather | undefined): void {
      weather = to;
    },
    met: () => met,
    redeliveries,
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

const refusals = {
  sqs: {
    throttled: { status: 400, type: "com.amazonaws.sqs#RequestThrottled" },
    failed: { status: 500, type: "com.amazonaws.sqs#InternalFailure" },
  },
  dynamodb: {
    throttled: {
      status: 400,
      type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
    },
    failed: { status: 500, type: "com.amazonaws.dynamodb.v20120810#InternalServerError" },
  },
} as const;

async function bodyOf(message: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Rejects when the emulator is not there or hangs up, as it does when it is killed. */
async function forward(target: string, asked: IncomingMessage, body: Buffer) {
  const call = request(new URL(asked.url ?? "/", target), {
    method: asked.method ?? "POST",
    headers: { ...asked.headers, "content-length": body.length },
  });
  call.end(body);
  const [answer] = (await once(call, "response")) as [IncomingMessage];
  const { "transfer-encoding": _, ...headers } = answer.headers;
  return { status: answer.statusCode ?? 502, headers, body: await bodyOf(answer) };
}
