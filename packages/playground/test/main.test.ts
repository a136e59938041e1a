import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { programEnv } from "@memory/testing/program-env";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { token } from "./playground.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

const calls = async (url: string) => (await (await fetch(`${url}/sim/calls`)).json()) as unknown[];

describe("the playground's process", () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill("SIGKILL"));

  const run = (env: NodeJS.ProcessEnv, args: string[] = []) => {
    const started = spawn(process.execPath, [main, ...args], {
      env: { ...programEnv, PLAYGROUND_PORT: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    return started;
  };

  it("tells its address in one line and ends on SIGTERM, whoever still waits", async () => {
    const { stdout } = run({});
    const started = child as ChildProcess;
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    const { url, msg } = JSON.parse(String((await lines.next()).value));
    expect(msg).to.equal("the playground is open");
    const events = await fetch(`${url}/sim/events`);
    const poll = fetch(`${url}/bot${token}/getUpdates?timeout=50`).then((answer) => answer.json());
    await until("the poll", async () => (await calls(url)).length === 1);
    const exited = once(started, "exit");
    started.kill("SIGTERM");
    expect(await poll).to.deep.equal({ ok: true, result: [] });
    expect(await events.text()).to.include(": connected");
    expect(await exited).to.deep.equal([0, null]);
  });

  it("has its chats again after a restart, kept in the file that it is told", async () => {
    const folder = await mkdtemp(join(tmpdir(), "memory-"));
    const file = join(folder, "chats.json");
    const open = async () => {
      const { stdout } = run({}, ["--chats", file]);
      const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
      return JSON.parse(String((await lines.next()).value)).url as string;
    };
    const ask = async (url: string, body: unknown) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
      return (await answer.json()) as { message_id: number; result: { message_id: number } };
    };
    const transcript = async (url: string) =>
      (await (await fetch(`${url}/sim/transcript?chat=1001`)).json()) as { text: string }[];

    const first = await open();
    const { message_id } = await ask(`${first}/sim/messages`, { from: 1001, text: "hello" });
    const { result: reply } = await ask(`${first}/bot${token}/sendMessage`, {
      chat_id: 1001,
      text: "kept",
      reply_parameters: { message_id },
    });
    const before = await transcript(first);
    child?.kill("SIGTERM");
    await once(child as ChildProcess, "exit");

    const second = await open();
    expect(await transcript(second)).to.deep.equal(before);
    const edit = { chat_id: 1001, message_id: reply.message_id, text: "deleted" };
    expect(await ask(`${second}/bot${token}/editMessageText`, edit)).to.include({ ok: true });
    const next = await ask(`${second}/sim/messages`, { from: 1001, text: "again" });
    expect(next.message_id).to.be.above(reply.message_id);
    const texts = ["hello", "deleted", "again"];
    expect((await transcript(second)).map(({ text }) => text)).to.deep.equal(texts);
    await until("the chats to be kept", async () =>
      (await readFile(file, "utf8")).includes("again"),
    );
    child?.kill("SIGKILL");
    await once(child as ChildProcess, "exit");

    const third = await open();
    expect((await transcript(third)).map(({ text }) => text)).to.deep.equal(texts);
    await rm(folder, { recursive: true });
  });

  it("loses no chats that it cannot read", async () => {
    const folder = await mkdtemp(join(tmpdir(), "memory-"));
    const file = join(folder, "chats.json");
    await writeFile(file, '[{"chat":');
    const { stderr } = run({}, ["--chats", file]);
    const told = (await stderr.toArray()).join("");
    expect(told).to.equal(
      `playground: the chats in ${file} cannot be read; move the file away to start without them\n`,
    );
    expect(await readFile(file, "utf8")).to.equal('[{"chat":');
    await rm(folder, { recursive: true });
  });

  for (const [what, env, args, words] of [
    ["a port that is none", { PLAYGROUND_PORT: "http" }, [], /PLAYGROUND_PORT/],
    ["a flag that there is not", {}, ["--surreal"], /Unknown option '--surreal'/],
  ] as [string, Record<string, string>, string[], RegExp][]) {
    it(`refuses ${what} in one line`, async () => {
      const { stderr } = run(env, args);
      const told = createInterface({ input: stderr });
      const lines: string[] = [];
      told.on("line", (line) => lines.push(line));
      const [code] = await once(child as ChildProcess, "close");
      expect(code).to.equal(78);
      expect(lines).to.have.lengthOf(1);
      expect(lines[0]).to.match(words);
    });
  }
});
