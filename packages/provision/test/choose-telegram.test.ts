import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Playground, startPlayground } from "@memory/playground/app";
import { StartError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { expect } from "chai";
import { chooseTelegram } from "../src/choose-telegram.ts";

describe("chooseTelegram", () => {
  let folder: string;
  let file: string;
  let playground: Playground | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "memory-choose-"));
    file = join(folder, "playground");
  });
  afterEach(async () => {
    await playground?.close();
    playground = undefined;
    await rm(folder, { recursive: true });
  });

  const log = createLog("test", "silent");
  const nobody = "http://127.0.0.1:9";
  /** The content of the shared file, or the error. */
  async function choose(url: string, hasToken: boolean): Promise<string | undefined> {
    try {
      await chooseTelegram(url, { hasToken, log, file, waitMs: 50 });
    } catch (error) {
      if (error instanceof StartError) return error.message;
      throw error;
    }
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  it("says where the playground is, with a token or without", async () => {
    playground = await startPlayground();
    expect(await choose(playground.url, false)).to.equal(`${playground.url}\n`);
    expect(await choose(playground.url, true)).to.equal(`${playground.url}\n`);
  });

  it("leaves Telegram to a token, whatever stood in before", async () => {
    writeFileSync(file, "http://playground:8080\n");
    expect(await choose(nobody, true)).to.equal(undefined);
  });

  it("says what to do where there is neither", async () => {
    writeFileSync(file, "http://playground:8080\n");
    expect(await choose(nobody, false)).to.match(/BOT_TOKEN is not set: .*--profile playground up/);
    expect(existsSync(file)).to.equal(false);
  });
});
