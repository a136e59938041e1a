import { expect } from "chai";
import { createPlaceInLine } from "../../../src/tweets/import/place-in-line.ts";

/** People who import, and the order in which they begin. */
function create(atOnce: number) {
  const placeInLine = createPlaceInLine(atOnce);
  const begun: string[] = [];
  const begin = async (userId: string, signal = new AbortController().signal) => {
    const place = await placeInLine(userId, signal);
    begun.push(userId);
    return place;
  };
  return { begun, begin };
}

describe("a place in the line of imports", () => {
  it("is given to so many at once, and one of each person", async () => {
    const { begun, begin } = create(2);
    const [first, second, third] = ["a", "a", "b"].map((userId) => begin(userId));
    const fourth = begin("c");
    await third;
    expect(begun).to.deep.equal(["a", "b"]);
    (await first)?.leave();
    await second;
    expect(begun).to.deep.equal(["a", "b", "a"]);
    (await third)?.leave();
    await fourth;
    expect(begun).to.deep.equal(["a", "b", "a", "c"]);
  });

  it("is given up by whoever has to stop", async () => {
    const { begun, begin } = create(1);
    const stopping = new AbortController();
    const first = await begin("a");
    const waiting = begin("b", stopping.signal).catch((reason: unknown) => reason);
    const reason = new Error("the process is stopped");
    stopping.abort(reason);
    expect(await waiting).to.equal(reason);
    first.leave();
    await begin("c");
    expect(begun).to.deep.equal(["a", "c"]);
  });
});
