import { createLog } from "@memory/shared/process/log";
import { freePort } from "@memory/testing/free-port";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { hangs } from "../src/hang-watch.ts";
import { supervise } from "../src/supervise.ts";

describe("hangs", () => {
  const rhythm = { everyMs: 0, withinMs: 1_000, misses: 3 };
  const longRoundMs = 10_000;

  /**
   * Whether a program hangs that answers (+), does not answer (-), or does not answer this supervisor
   * because that was stopped itself meanwhile (s).
   */
  async function verdict(rounds: string): Promise<boolean> {
    let at = 0;
    const left = [...rounds];
    const end = new AbortController();
    const isLive = async () => {
      const round = left.shift();
      if (left.length === 0) queueMicrotask(() => end.abort());
      at += round === "s" ? longRoundMs : 1;
      return round === "+";
    };
    return hangs({ url: "", signal: end.signal, rhythm, now: () => at, isLive });
  }

  it("after three missed answers in a row", async () => {
    expect(await verdict("+--- ")).to.equal(true);
    expect(await verdict("+--+--+")).to.equal(false);
  });

  it("not while it starts", async () => {
    expect(await verdict("-------")).to.equal(false);
  });

  it("counts anew when the supervisor itself was stopped", async () => {
    expect(await verdict("+--s-- ")).to.equal(false);
    expect(await verdict("+--s--- ")).to.equal(true);
  });
});

describe("supervise", () => {
  it("kills and restarts a program that is stopped, and leaves none behind", async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const log = createLog("test", "fatal");
    const output = { line() {}, say() {}, complaint() {} };
    const program = {
      name: "answering",
      main: new URL("./support/answering.ts", import.meta.url),
      args: [String(port)],
      env: process.env,
      liveUrl: url,
    };
    const rhythm = { everyMs: 20, withinMs: 500, misses: 2 };
    const onMisconfigured = () => {};
    const supervised = supervise(program, { output, log, onMisconfigured, rhythm });
    let asked = 0;
    const answer = () =>
      fetch(url, { signal: AbortSignal.timeout(500) })
        .then(async (response) => {
          const [pid, requests = 0] = (await response.text()).split(" ").map(Number);
          asked += 1;
          return { pid, requests };
        })
        .catch(() => undefined);
    const pid = async () => (await answer())?.pid;
    try {
      // The watch counts from the first answer that it got itself.
      const first = await until("the program to answer the watch too", async () => {
        const answered = await answer();
        return answered !== undefined && answered.requests > asked + 1 ? answered.pid : undefined;
      });
      process.kill(first, "SIGSTOP");
      const next = await until("another process", async () => {
        const answered = await pid();
        return answered === first ? undefined : answered;
      });
      expect(next).not.to.equal(first);
      await supervised.stop(5_000);
      expect(await pid()).to.equal(undefined);
    } finally {
      supervised.kill();
    }
  });
});
