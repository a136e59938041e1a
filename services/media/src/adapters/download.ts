import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Dispatcher } from "undici";
import type { Download, Downloaded, Room, WantedFile } from "../ports.ts";
import { TransferError, whyOf } from "./failed-transfer.ts";
import type { IncomingFolder } from "./incoming-folder.ts";
import type { MediaHosts } from "./media-hosts.ts";
import { type ProgressLimits, usualProgress, watchProgress } from "./progress.ts";
import { refusalIn, retryAfterIn } from "./refused-answer.ts";

type Parts = {
  readonly hosts: MediaHosts;
  readonly folder: IncomingFolder;
  readonly progress?: ProgressLimits;
};
type Answer = Dispatcher.ResponseData;
type Progress = ReturnType<typeof watchProgress>;

// No Referer: with one, X's video host answers 403.
const headers = {
  "user-agent": "Memory/0.1 (bot that keeps tweets)",
  accept: "*/*",
  "accept-encoding": "identity",
};

/**
 * Downloads to a file, a piece at a time. Follows no redirect. Throws what aborts the signal, and what is wrong
 * with this machine but a full disk.
 */
export const createDownload =
  ({ hosts, folder, progress: limits = usualProgress }: Parts): Download =>
  async (wanted, signal) => {
    const host = hosts.find(wanted.url);
    if (host === undefined) return { kind: "failed", why: "forbidden" };
    const progress = watchProgress(limits, signal);
    const path = folder.newPath();
    try {
      const answer = await host.pool.request({
        method: "GET",
        path: host.path,
        headers,
        signal: progress.signal,
        // Counts from when the request is sent: it may wait long for a connection.
        headersTimeout: limits.answerMs,
        bodyTimeout: 0,
      });
      progress.begin();
      // An unread body that is given up emits an error: unhandled, it crashes the process.
      answer.body.on("error", () => {});
      const refused = await refusedBy(answer, wanted, folder, progress.signal);
      if (refused !== undefined) return refused;
      const { bytes, sha256 } = await write(answer, path, { room: wanted.room, progress });
      const told = lengthOf(answer);
      if (told !== undefined && told !== bytes) throw new TransferError("short");
      return { kind: "file", file: { path, bytes, sha256, isLengthTold: told !== undefined } };
    } catch (error) {
      await rm(path, { force: true });
      signal.throwIfAborted();
      const why = whyOf(progress.signal.aborted ? progress.signal.reason : error);
      if (why === undefined) throw error;
      return { kind: "failed", why };
    } finally {
      progress.end();
    }
  };

/** What keeps the body of an answer from being taken; undefined if nothing does. */
async function refusedBy(
  { statusCode: status, headers: told, body }: Answer,
  { looks, room }: WantedFile,
  folder: IncomingFolder,
  signal: AbortSignal,
): Promise<Downloaded | undefined> {
  if (status !== 200) {
    const text = status === 403 ? await beginning(body) : "";
    await body.dump({ limit: 16 * 1024, signal });
    const why = refusalIn({ status, text });
    const mayAsk = status === 429 || status === 503;
    const retryAfterSeconds = mayAsk ? retryAfterIn(told["retry-after"]) : undefined;
    return { kind: "failed", why: why ?? "server-error", retryAfterSeconds };
  }
  const length = lengthOf({ headers: told });
  const refuse = (why: "wrong-type" | "no-space" | Room["why"]): Downloaded => {
    body.destroy();
    return { kind: "failed", why };
  };
  if (!declares(told, looks)) return refuse("wrong-type");
  if (length !== undefined && length > room.bytes) return refuse(room.why);
  if (!(await folder.hasRoomFor(length ?? 0))) return refuse("no-space");
  return undefined;
}

async function beginning(body: Answer["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    if (Buffer.concat(chunks).length > 4096) break;
  }
  return Buffer.concat(chunks).toString("latin1");
}

async function write(
  { body }: Answer,
  path: string,
  { room, progress }: { room: Room; progress: Progress },
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(
    body,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > room.bytes) throw new TransferError(room.why);
        progress.add(chunk.length);
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { flags: "wx" }),
    { signal: progress.signal },
  );
  return { bytes, sha256: hash.digest("hex") };
}

/** What a source that does not know the type says, or says nothing, counts as right: the bytes will show it. */
function declares(
  { "content-type": type, "content-encoding": encoding }: Answer["headers"],
  looks: string,
) {
  const declared = String(type ?? "").toLowerCase();
  const isPlain = encoding === undefined || encoding === "identity";
  const isUnknown = declared === "" || /^(?:application|binary)\/octet-stream\b/.test(declared);
  return isPlain && (isUnknown || declared.startsWith(`${looks}/`));
}

function lengthOf({ headers: told }: Pick<Answer, "headers">): number | undefined {
  const text = String(told["content-length"] ?? "");
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
