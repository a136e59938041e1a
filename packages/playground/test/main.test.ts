import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { eventually, token } from "./playground.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

const calls = async (url: string) => (await (await fetch(`${url}/sim/calls`)).json()) as unknown[];

describe("the playground's process", () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill("SIGKILL"));

  const run = (env: NodeJS.ProcessEnv, args: string[] = []) => {
    const started = spawn(process.execPath, [main, ...args], {
      env: { PATH: process.env.PATH, PLAYGROUND_PORT: "0", ...env },
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
    await eventually(async () => (await calls(url)).length === 1);
    const exited = once(started, "exit");
    started.kill("SIGTERM");
    expect(await poll).to.deep.equal({ ok: true, result: [] });
    expect(await events.text()).to.include(": connected");
    expect(await exited).to.deep.equal([0, null]);
  });

  for (const [what, env, args, words] of [
    ["a port that is none", { PLAYGROUND_PORT: "http" }, [], /PLAYGROUND_PORT/],
    ["a flag that there is not", {}, ["--surreal"], /there is no flag --surreal/],
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
