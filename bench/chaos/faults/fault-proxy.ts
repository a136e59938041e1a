import { once } from "node:events";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { serveLocally } from "@memory/testing/serve-locally";
import type { Random } from "../random.ts";
import { createRedeliveries } from "./redeliveries.ts";

/**
 * What goes wrong with a call. The connection ends without an answer for `lost`, before the call is
 * carried out, and for `cut`, after it: the caller cannot tell these apart.
 */
export type CallFault = "throttled" | "failed" | "cut" | "lost" | "slow";
/** `rate` is the share of calls that the fault meets, from 0 to 1. */
type FaultRate = { readonly fault: CallFault; readonly rate: number };

export type FaultProxy = Awaited<ReturnType<typeof startFaultProxy>>;

const slowMs = 1_500;

/**
 * A proxy in front of an emulator of SQS or DynamoDB that injects the faults of AWS and of networks: it
 * refuses calls, loses answers, delays them, and delivers messages twice.
 */
export async function startFaultProxy(service: "sqs" | "dynamodb", target: string, random: Random) {
  let current: FaultRate | undefined;
  const met = new Map<CallFault, number>();
  const redeliveries = createRedeliveries(random);

  const nextFault = (): CallFault | undefined => {
    if (current === undefined || !random.chance(current.rate)) return undefined;
    met.set(current.fault, (met.get(current.fault) ?? 0) + 1);
    return current.fault;
  };

  const serve = async (asked: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(asked);
    const action = String(asked.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
    const fault = nextFault();
    if (fault === "lost") return void response.destroy();
    if (fault === "throttled" || fault === "failed") {
      const { status, type } = refusals[service][fault];
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
      return void response.end(JSON.stringify({ __type: type, message: "as planned" }));
    }
    if (fault === "slow") await pause(slowMs);
    const answer = await forward(target, asked, body);
    if (fault === "cut") return void response.destroy();
    const text =
      action === "ReceiveMessage" && answer.status === 200
        ? redeliveries.after(JSON.parse(body.toString()), answer.body)
        : answer.body;
    response.writeHead(answer.status, { ...answer.headers, "content-length": text.length });
    response.end(text);
  };

  const server = await serveLocally(serve);
  return {
    url: server.url,
    set(to: FaultRate | undefined): void {
      current = to;
    },
    /** How many calls each fault has met. */
    met: () => met,
    redeliveries,
    close: server.close,
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
