import { readdir, readFile } from "node:fs/promises";
import { constants, getPriority } from "node:os";
import { createLog } from "@memory/shared/process/log";
import { freePort } from "@memory/testing/free-port";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { letOthersGoFirst } from "../src/background.ts";
import { supervise } from "../src/supervise.ts";

const lower = Math.max(constants.priority.PRIORITY_BELOW_NORMAL, getPriority());

describe("a program whose work may wait", () => {
  it("has a lower CPU priority in every thread", async function () {
    if (process.platform !== "linux") return this.skip();
    expect(await prioritiesOf({ isBackground: true })).to.deep.equal([lower]);
    expect(await prioritiesOf({})).to.deep.equal([getPriority()]);
  });

  it("is no matter once it has ended, or could not be started", () => {
    letOthersGoFirst(undefined);
    letOthersGoFirst(2 ** 30);
  });
});

/** The priorities that the threads of a supervised program have. */
async function prioritiesOf(rest: { isBackground?: boolean }): Promise<number[]> {
  const port = await freePort();
  const main = new URL("./support/answering.ts", import.meta.url);
  const program = { name: "answering", main, args: [String(port)], env: process.env, ...rest };
  const log = createLog("test", "fatal");
  const output = { line() {}, say() {}, complaint() {} };
  const supervised = supervise(program, { output, log, onMisconfigured() {} });
  try {
    const answer = () => fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    const text = await until("the program to answer", async () => (await answer())?.text());
    const threads = `/proc/${text.split(" ")[0]}/task`;
    const ids = await readdir(threads);
    // A thread may end meanwhile.
    const stats = ids.map((id) => readFile(`${threads}/${id}/stat`, "utf8").catch(() => undefined));
    const lines = (await Promise.all(stats)).filter((line) => line !== undefined);
    return [...new Set(lines.map((line) => Number(line.split(") ").at(-1)?.split(" ")[16])))];
  } finally {
    await supervised.stop(5_000);
  }
}
