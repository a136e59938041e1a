import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RetryableError } from "@memory/shared/errors";
import { createTelegram } from "@memory/shared/telegram/client";
import { expect } from "chai";
import { createReceivedFiles, maxFileBytes } from "../../src/adapters/received-files.ts";
import { token } from "../open-telegram.ts";

describe("a file that somebody sent", () => {
  let folder: string;
  let server: Server;
  let serveFile: RequestListener;
  let described = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "memory-import-"));
    server = createServer((request, response) => {
      if (request.url?.startsWith("/file/") === true) return serveFile(request, response);
      request.resume();
      response.setHeader("content-type", "application/json");
      const result = { file_id: "f", file_unique_id: "u", file_path: "documents/a b.html" };
      if (described === "") return response.end(JSON.stringify({ ok: true, result }));
      response.statusCode = 400;
      response.end(JSON.stringify({ ok: false, error_code: 400, description: described }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    described = "";
  });

  /** What downloading comes to, and the files that it leaves. */
  async function download(signal = new AbortController().signal) {
    const { port } = server.address() as AddressInfo;
    const config = { BOT_TOKEN: token, TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` };
    const telegram = createTelegram(config);
    const files = createReceivedFiles(telegram, config, () => folder);
    try {
      const got = await files.download("f", signal);
      if (got.kind !== "file") return { kind: got.kind, left: await readdir(folder) };
      const text = await readFile(got.path, "utf8");
      await got.remove();
      return { kind: got.kind, text, digest: got.digest, left: await readdir(folder) };
    } catch (error) {
      return { kind: "failed", error: error as Error, left: await readdir(folder) };
    } finally {
      await Promise.all([files.close(), telegram.close()]);
    }
  }

  it("is downloaded, and named by its content", async () => {
    const asked: (string | undefined)[] = [];
    serveFile = ({ url }, response) => {
      asked.push(url);
      response.end("content");
    };
    expect(await download()).to.deep.equal({
      kind: "file",
      text: "content",
      digest: "ed7002b439e9ac84",
      left: [],
    });
    expect(asked).to.deep.equal([`/file/bot${token}/documents/a%20b.html`]);
  });

  it("is not read beyond 20 MB", async () => {
    serveFile = (_, response) => {
      response.on("error", () => {});
      response.end(Buffer.alloc(maxFileBytes + 1));
    };
    expect(await download()).to.deep.equal({ kind: "too-large", left: [] });
    described = "Bad Request: file is too big";
    expect(await download()).to.deep.equal({ kind: "too-large", left: [] });
  });

  it("may be there no longer", async () => {
    serveFile = (_, response) => {
      response.statusCode = 404;
      response.end();
    };
    expect(await download()).to.deep.equal({ kind: "gone", left: [] });
    described = "Bad Request: invalid file_id";
    expect(await download()).to.deep.equal({ kind: "gone", left: [] });
  });

  it("comes later when Telegram fails, whose token no error shows", async () => {
    const failures: RequestListener[] = [
      (_, response) => void response.writeHead(502).end(),
      (_, response) => void response.destroy(),
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half", () => response.destroy());
      },
    ];
    for (const failure of failures) {
      serveFile = failure;
      const { kind, left, error } = await download();
      expect({ kind, left }).to.deep.equal({ kind: "failed", left: [] });
      expect(error).to.be.instanceOf(RetryableError);
      const shown = `${error?.stack} ${JSON.stringify(error)} ${String(error?.cause)}`;
      expect(shown).to.not.include(token.slice(11));
    }
  });
});
