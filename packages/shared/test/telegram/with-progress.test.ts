import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { withProgress } from "../../src/telegram/with-progress.ts";

describe("a limit on an upload's progress", () => {
  /** Reads a body to its end, as a server does, and answers after so long. */
  const server =
    (answersAfterMs = 0): typeof fetch =>
    async (_, init) => {
      const aborted = new Promise<never>((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
      const read = async () => {
        let text = "";
        for await (const chunk of (init?.body ?? []) as ReadableStream<Uint8Array>)
          text += Buffer.from(chunk).toString();
        await pause(answersAfterMs);
        return new Response(text);
      };
      return Promise.race([read(), aborted]);
    };
  const body = (pieces: number, everyMs: number) =>
    ReadableStream.from(
      (async function* () {
        for (let piece = 0; piece < pieces; piece += 1) {
          await pause(everyMs);
          yield Buffer.from(".");
        }
      })(),
    ) as ReadableStream<Uint8Array>;
  const outcome = (call: typeof fetch, init: RequestInit) =>
    call("http://localhost/", init).then(
      (response) => response.text(),
      (error: unknown) => (error as Error).name,
    );

  it("lets it take as long as it goes on", async () => {
    const call = withProgress(server(), 400);
    expect(await outcome(call, { body: body(20, 40) })).to.equal(".".repeat(20));
  });

  it("cuts it off when it stands still, or when no answer comes", async () => {
    expect(await outcome(withProgress(server(), 50), { body: body(2, 5_000) })).to.equal(
      "TimeoutError",
    );
    expect(await outcome(withProgress(server(5_000), 50), { body: body(1, 0) })).to.equal(
      "TimeoutError",
    );
  });

  it("ends with the caller's signal", async () => {
    const signal = AbortSignal.abort(new RangeError("enough"));
    const call = withProgress(async (_, init) => {
      init?.signal?.throwIfAborted();
      return new Response("");
    }, 1_000);
    expect(await outcome(call, { body: body(1, 0), signal })).to.equal("RangeError");
  });
});
