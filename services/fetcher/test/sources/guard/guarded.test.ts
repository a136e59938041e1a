import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { type Lookup, NoTurnError, NotAskedError, noWait } from "../../../src/ports.ts";
import { fxTwitter } from "../../../src/sources/fxtwitter/source.ts";
import { createBreaker } from "../../../src/sources/guard/breaker.ts";
import { guarded } from "../../../src/sources/guard/guarded.ts";
import { createTokenBucket } from "../../../src/sources/guard/token-bucket.ts";
import type { Limits } from "../../../src/sources/guard/turns.ts";
import { syndication } from "../../../src/sources/syndication/source.ts";
import { fakeSource } from "../../support/connect-source.ts";

const absent: Lookup = { kind: "absent", why: "unavailable", evidence: "weak" };
const never = new AbortController().signal;

describe("the breaker", () => {
  const createTimed = () => {
    const clock = { ms: 0 };
    const { refusal, begin } = createBreaker({ now: () => clock.ms });
    const anotherTweet = () => String(Math.random());
    const breaker = { refusal, begin: (tweetId = anotherTweet()) => begin(tweetId) };
    return {
      clock,
      breaker,
      closedFor: () => breaker.refusal()?.forMs,
      fail: (times: number, restMs?: number) => {
        for (let time = 0; time < times; time += 1) breaker.begin().failed(restMs);
      },
    };
  };

  it("opens at five failures in a row", () => {
    const { breaker, fail, closedFor } = createTimed();
    fail(4);
    breaker.begin().succeeded();
    fail(4);
    expect(closedFor()).to.equal(undefined);
    fail(1);
    expect(closedFor()).to.equal(30_000);
  });

  it("stays closed over one tweet that fails again and again", () => {
    const { breaker, closedFor } = createTimed();
    for (let time = 0; time < 20; time += 1) breaker.begin("20").failed();
    expect(closedFor()).to.equal(undefined);
  });

  it("lets one probe through, and closes when it succeeds", () => {
    const { breaker, clock, fail, closedFor } = createTimed();
    fail(5);
    clock.ms += 30_000;
    expect(closedFor()).to.equal(undefined);
    const probe = breaker.begin();
    expect(closedFor()).to.equal(1_000);
    probe.succeeded();
    expect(closedFor()).to.equal(undefined);
    fail(4);
    expect(closedFor()).to.equal(undefined);
  });

  it("shows each state that it comes to", () => {
    const states: string[] = [];
    const clock = { ms: 0 };
    const onState = (state: string) => states.push(state);
    const breaker = createBreaker({ now: () => clock.ms, onState });
    for (const tweetId of ["1", "2", "3", "4", "5"]) breaker.begin(tweetId).failed();
    clock.ms += 30_000;
    breaker.begin("6").failed();
    clock.ms += 60_000;
    breaker.begin("7").succeeded();
    expect(states).to.deep.equal(["open", "probing", "open", "probing", "closed"]);
  });

  it("doubles its time with every probe that fails, to a minute in the first hour", () => {
    const { clock, fail, closedFor } = createTimed();
    const probe = () => {
      const ms = closedFor() ?? 0;
      clock.ms += ms;
      fail(1);
      return ms / 1000;
    };
    fail(5);
    expect(Array.from({ length: 4 }, probe)).to.deep.equal([30, 60, 60, 60]);
    while (clock.ms < 60 * 60_000) probe();
    expect(Array.from({ length: 6 }, probe)).to.deep.equal([60, 120, 240, 480, 900, 900]);
  });

  it("begins anew once the source was back", () => {
    const { breaker, clock, fail, closedFor } = createTimed();
    fail(5);
    clock.ms += 2 * 60 * 60_000;
    fail(1);
    clock.ms += closedFor() ?? 0;
    breaker.begin().succeeded();
    fail(5);
    expect(closedFor()).to.equal(30_000);
  });

  it("is not moved by calls that were under way when it opened", () => {
    const { breaker, fail, closedFor } = createTimed();
    const [late, lucky] = [breaker.begin(), breaker.begin()];
    fail(5);
    late.failed();
    lucky.succeeded();
    expect(closedFor()).to.equal(30_000);
  });

  it("gives the rest that a source asks for at once", () => {
    const { clock, fail, closedFor } = createTimed();
    fail(1, 7_000);
    expect(closedFor()).to.equal(7_000);
    clock.ms += 7_000;
    expect(closedFor()).to.equal(undefined);
  });
});

describe("the token bucket", () => {
  it("gives a burst, then one token at a time, and says how long that takes", () => {
    const clock = { ms: 0 };
    const bucket = createTokenBucket({ perSecond: 2, burst: 2, now: () => clock.ms });
    const takes = (count: number) => Array.from({ length: count }, () => bucket.take());
    expect([...takes(3), bucket.waitMs()]).to.deep.equal([true, true, false, 500]);
    clock.ms += 250;
    expect([bucket.take(), bucket.waitMs()]).to.deep.equal([false, 250]);
    clock.ms += 60_000;
    expect([...takes(3), bucket.waitMs()]).to.deep.equal([true, true, false, 500]);
  });
});

describe("a guarded source", () => {
  const limits: Limits = { perSecond: 1_000, burst: 1_000, inFlight: 2 };

  /** A source that answers when told to, behind its guard. */
  const create = (given: Limits | undefined) => {
    const asked: PromiseWithResolvers<Lookup>[] = [];
    const source = guarded(
      fakeSource(syndication, () => {
        const answer = Promise.withResolvers<Lookup>();
        asked.push(answer);
        return answer.promise;
      }),
      { limits: given, maxWaiting: 100 },
    );
    const find = (mayWaitMs: number) =>
      source.find("20", never, { userId: "7", mayWaitMs }).then(
        ({ kind }) => kind,
        (error: unknown) => (error instanceof NotAskedError ? "not asked" : "failed"),
      );
    return { asked, find };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it("has no limits unless they are given", async () => {
    const { asked, find } = create(undefined);
    const finds = Array.from({ length: 200 }, () => find(0));
    await turn();
    for (const answer of asked) answer.resolve(absent);
    expect(new Set(await Promise.all(finds))).to.deep.equal(new Set(["absent"]));
  });

  it("asks no more at once than it may, in order", async () => {
    const { asked, find } = create(limits);
    const finds = [find(10_000), find(10_000), find(10_000)];
    await turn();
    expect(asked).to.have.length(2);
    asked[0]?.resolve(absent);
    await finds[0];
    await turn();
    expect(asked).to.have.length(3);
    for (const answer of asked) answer.resolve(absent);
    expect(await Promise.all(finds)).to.deep.equal(["absent", "absent", "absent"]);
  });

  it("refuses who would have to wait longer for a slot than it may", async () => {
    const { asked, find } = create(limits);
    const finds = [find(0), find(0)];
    await turn();
    expect(await find(0)).to.equal("not asked");
    expect(await find(5)).to.equal("not asked");
    for (const answer of asked) answer.resolve(absent);
    expect(await Promise.all(finds)).to.deep.equal(["absent", "absent"]);
    const later = find(0);
    await turn();
    asked.at(-1)?.resolve(absent);
    expect(await later).to.equal("absent");
  });

  it("refuses who would have to wait longer for its rate, and says how long", async () => {
    const source = guarded(
      fakeSource(syndication, async () => absent),
      { limits: { perSecond: 0.1, burst: 1, inFlight: 5 }, maxWaiting: 100 },
    );
    await source.find("20", never, noWait);
    const refusal = await source
      .find("20", never, { userId: "7", mayWaitMs: 2_000 })
      .catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(NoTurnError);
    expect((refusal as RetryableError).retryAfterSeconds).to.equal(10);
  });

  it("is left alone once it is down, so that nobody waits for it", async () => {
    let asked = 0;
    const source = guarded(
      fakeSource(syndication, async () => {
        asked += 1;
        throw new Error("down");
      }),
      { limits, maxWaiting: 100 },
    );
    for (let id = 1; id < 10; id += 1) await source.find(String(id), never, noWait).catch(() => {});
    expect(asked).to.equal(5);
    const refusal = await source.find("20", never, noWait).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(NotAskedError).and.not.instanceOf(NoTurnError);
  });

  it("is left alone for as long as it asks", async () => {
    let asked = 0;
    const source = guarded(
      fakeSource(fxTwitter, async () => {
        asked += 1;
        throw new RetryableError("slow down", { retryAfterSeconds: 60 });
      }),
      { limits: undefined, maxWaiting: 100 },
    );
    for (let time = 0; time < 3; time += 1) await source.find("20", never, noWait).catch(() => {});
    expect(asked).to.equal(1);
  });
});
