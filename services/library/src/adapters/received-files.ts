import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RetryableError } from "@memory/shared/errors";
import type { Telegram } from "@memory/shared/telegram/client";
import { Agent, request } from "undici";
import type { Downloaded, ReceivedFiles } from "../ports.ts";

/** Telegram gives no larger file to a bot. */
export const maxFileBytes = 20 * 1024 * 1024;

type Config = {
  readonly BOT_TOKEN: string;
  readonly TELEGRAM_API_ROOT: string;
};

/** Downloads what people send into a folder. No error names the file's address, which holds the token. */
export function createReceivedFiles(
  { api, call }: Pick<Telegram, "api" | "call">,
  { BOT_TOKEN, TELEGRAM_API_ROOT }: Config,
  folder: () => string,
): ReceivedFiles & { close(): Promise<void> } {
  const agent = new Agent({ connections: 4, headersTimeout: 30_000, bodyTimeout: 30_000 });

  const respond = async (filePath: string, signal: AbortSignal) => {
    const address = `${TELEGRAM_API_ROOT}/file/bot${BOT_TOKEN}/${encodeURI(filePath)}`;
    const response = await request(address, { dispatcher: agent, signal }).catch(unreachable);
    const { statusCode: status } = response;
    if (status === 200) return response.body;
    await response.body.dump().catch(() => {});
    if (status === 400 || status === 404) return undefined;
    throw new RetryableError(`Telegram answered ${status} for a file`);
  };

  return {
    async download(fileId, signal): Promise<Downloaded> {
      const got = await call(undefined, () => api.getFile({ file_id: fileId }));
      if (got.kind === "refused") {
        return { kind: /too big/i.test(got.description) ? "too-large" : "gone" };
      }
      const { file_path: filePath, file_size: size = 0 } = got.value;
      if (size > maxFileBytes) return { kind: "too-large" };
      const body = filePath === undefined ? undefined : await respond(filePath, signal);
      if (body === undefined) return { kind: "gone" };
      const path = join(folder(), randomUUID());
      const remove = () => rm(path, { force: true });
      const hash = createHash("sha256");
      try {
        await pipeline(body, measured(hash), createWriteStream(path, { mode: 0o600 }));
      } catch (error) {
        await remove();
        if (error instanceof FileTooLarge) return { kind: "too-large" };
        signal.throwIfAborted();
        return unreachable(error);
      }
      return { kind: "file", path, digest: hash.digest("hex").slice(0, 16), remove };
    },
    close: () => agent.close(),
  };
}

class FileTooLarge extends Error {}

function measured(hash: ReturnType<typeof createHash>): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > maxFileBytes) done(new FileTooLarge("the file is larger than Telegram gives"));
      else done(null, chunk);
    },
  });
}

/** Only the code of the failure is told: its message may name the address. */
function unreachable(error: unknown): never {
  const code = (error as { code?: unknown } | undefined)?.code;
  throw new RetryableError(`a file could not be downloaded from Telegram: ${String(code)}`);
}
