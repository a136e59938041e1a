import { expect } from "chai";
import { createTurns, type Granted } from "../../../src/sources/guard/turns.ts";

const limits = { perSecond: 1_000, burst: 1, inFlight: 1, maxWaiting: 20 };

/** People who ask for turns, and the order in which they get them. */
function create(more: Partial<typeof limits> = {}) {
  const turns = createTurns({ ...limits, ...more });
  const served: string[] = [];
  const refused: string[] = [];
  const take = async (userId: string, mayWaitMs = 60_000): Promise<Granted> => {
    const isSpare = userId.startsWith("spare");
    const granted = await turns.take({ userId, mayWaitMs, isSpare });
    if (granted.kind === "in") served.push(userId);
    else refused.push(userId);
    return granted;
  };
  /** Takes a turn and ends it at once. */
  const pass = async (userId: string, mayWaitMs?: number) => {
    const granted = await take(userId, mayWaitMs);
    if (granted.kind === "in") granted.release();
  };
  return { served, refused, take, pass };
}

describe("turns at a source", () => {
  it("go round among people, whoever came first and asks for most", async () => {
    const { served, take, pass } = create();
    const first = await take("a");
    const waiting = ["a", "a", "a", "a", "b", "c", "b"].map((userId) => pass(userId));
    if (first.kind === "in") first.release();
    await Promise.all(waiting);
    expect(served).to.deep.equal(["a", "a", "b", "c", "a", "b", "a", "a"]);
  });

  it("come to spare work while nobody else waits", async () => {
    const { served, refused, take, pass } = create({ maxWaiting: 4 });
    const first = await take("a");
    const waiting = ["spare", "spare", "b", "a", "spare of c", "c"].map((userId) => pass(userId));
    if (first.kind === "in") first.release();
    await Promise.all(waiting);
    expect(served).to.deep.equal(["a", "b", "a", "c", "spare", "spare of c", "spare"]);
    expect(refused).to.deep.equal([]);
  });

  it("are refused to one who has too many waiting, and given to who comes then", async () => {
    const { served, refused, take, pass } = create({ maxWaiting: 3 });
    const first = await take("a");
    const waiting = ["a", "a", "a", "a", "a", "b", "c"].map((userId) => pass(userId));
    await Promise.all(waiting.slice(1, 5));
    expect(refused).to.deep.equal(["a", "a", "a", "a"]);
    if (first.kind === "in") first.release();
    await Promise.all(waiting);
    expect(served).to.deep.equal(["a", "a", "b", "c"]);
  });

  it("are refused at once to who would wait in vain", async () => {
    const { refused, take } = create({ perSecond: 0.5 });
    const first = await take("a");
    void take("b");
    const told = await take("c", 3_000);
    expect([first.kind, refused]).to.deep.equal(["in", ["c"]]);
    expect(told.kind === "refused" && told.forMs).to.be.within(3_500, 4_000);
  });

  it("are not given to who may not wait while somebody waits", async () => {
    const { refused, take, pass } = create({ burst: 5 });
    const first = await take("a");
    const waiting = pass("b");
    await pass("repair", 0);
    expect(refused).to.deep.equal(["repair"]);
    if (first.kind === "in") first.release();
    await waiting;
  });

  it("are no longer waited for after the time that one may wait", async () => {
    const { refused, take, pass } = create();
    const first = await take("a");
    await pass("b", 5);
    expect(refused).to.deep.equal(["b"]);
    if (first.kind === "in") first.release();
    expect((await take("c")).kind).to.equal("in");
  });
});
