import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { createGate } from "../../src/publish/gate.ts";

describe("createGate", () => {
  /** Work that records its begin and ends when the test says so. */
  function workThrough(pass: ReturnType<typeof createGate>) {
    const begun: string[] = [];
    const ends = new Map<string, (error?: Error) => void>();
    return {
      begun,
      add: (name: string, weight: number): Promise<unknown> =>
        pass(
          weight,
          () =>
            new Promise<void>((resolve, reject) => {
              begun.push(name);
              ends.set(name, (error) => (error === undefined ? resolve() : reject(error)));
            }),
        ).catch((error: unknown) => error),
      end: (name: string, error?: Error) => ends.get(name)?.(error),
    };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it("lets in what fits, and nothing before what came earlier", async () => {
    const { add, begun, end } = workThrough(createGate(10, 60_000));
    const works = [add("a", 6), add("b", 4), add("heavy", 8), add("light", 1)];
    await settled();
    expect(begun).to.deep.equal(["a", "b"]);
    end("b");
    await settled();
    expect(begun).to.deep.equal(["a", "b"]);
    end("a", new Error("failed"));
    await settled();
    expect(begun).to.deep.equal(["a", "b", "heavy", "light"]);
    for (const name of begun) end(name);
    expect(await works[0]).to.have.property("message", "failed");
    await Promise.all(works);
  });

  it("lets in alone what is heavier than all it holds", async () => {
    const { add, begun, end } = workThrough(createGate(10, 60_000));
    const works = [add("a", 1), add("heavy", 11)];
    await settled();
    expect(begun).to.deep.equal(["a"]);
    end("a");
    await settled();
    expect(begun).to.deep.equal(["a", "heavy"]);
    end("heavy");
    await Promise.all(works);
  });

  it("turns away for good what waited too long, and lets in what waited behind it", async () => {
    const { add, begun, end } = workThrough(createGate(10, 5));
    const first = add("a", 6);
    const heavy = add("heavy", 6);
    expect(await heavy).to.be.instanceOf(RetryableError);
    const light = add("light", 4);
    await settled();
    expect(begun).to.deep.equal(["a", "light"]);
    for (const name of begun) end(name);
    await Promise.all([first, light]);
    expect(begun).to.not.include("heavy");
  });
});
