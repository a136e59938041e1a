import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { lengthOf, type MadeFile, piecesOf } from "./made/made-file.ts";
import type { Plan } from "./plans.ts";

type Sending = Partial<Omit<Plan, "bytesPerSecond">> & {
  readonly bytesPerSecond: number | null;
};

/** What an endless file goes on with. */
const more = Buffer.alloc(16_384);
const sentInPart: readonly unknown[] = ["cut", "short", "stall"];

/** Sends a file, or what a fault makes of it. Resolves when there is no more to be sent. */
export async function sendFile(
  response: ServerResponse,
  file: MadeFile,
  { status = 200, headers = {}, fault, location, bytesPerSecond }: Sending,
): Promise<void> {
  if (fault === "hang") return;
  if (fault === "reset") {
    response.destroy();
    return;
  }
  if (fault === "redirect") {
    response.writeHead(302, { location: location ?? "http://127.0.0.1:1/" }).end();
    return;
  }
  const whole = lengthOf(file);
  const half = Math.floor(whole / 2);
  const length =
    fault === "empty"
      ? 0
      : fault === "short"
        ? half
        : whole + (fault === "wrong-length" ? 1_000 : 0);
  const hasLength = fault !== "no-length" && fault !== "endless";
  response.writeHead(status, {
    "content-type": file.type,
    ...(hasLength ? { "content-length": length } : {}),
    ...headers,
  });
  const most = fault === "empty" ? 0 : sentInPart.includes(fault) ? half : Number.POSITIVE_INFINITY;
  const rate = fault === "slow" ? (bytesPerSecond ?? 1_000) : (bytesPerSecond ?? undefined);
  await write(response, file, { most, rate });
  while (fault === "endless" && !response.destroyed) await writePiece(response, more, rate);
  if (fault === "stall") return;
  if (fault === "cut" || fault === "wrong-length") response.destroy();
  else response.end();
}

async function write(
  response: ServerResponse,
  file: MadeFile,
  { most, rate }: { most: number; rate: number | undefined },
): Promise<void> {
  let sent = 0;
  for (const piece of piecesOf(file)) {
    const part = piece.subarray(0, Math.max(0, most - sent));
    if (response.destroyed) return;
    sent += part.length;
    await writePiece(response, part, rate);
  }
}

async function writePiece(
  response: ServerResponse,
  piece: Buffer,
  rate: number | undefined,
): Promise<void> {
  const step = rate === undefined ? piece.length : Math.max(1, Math.ceil(rate / 10));
  for (let at = 0; at < piece.length && !response.destroyed; at += step) {
    const isFull = !response.write(piece.subarray(at, at + step));
    if (rate !== undefined) await pause(100);
    else if (isFull) await untilDrained(response);
    // Whoever asks for other things is answered meanwhile.
    else await new Promise((resolve) => setImmediate(resolve));
  }
}

const untilDrained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
