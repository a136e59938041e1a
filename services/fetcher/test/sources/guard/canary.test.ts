import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { type Lookup, NotAskedError, noWait } from "../../../src/ports.ts";
import { withCanary } from "../../../src/sources/guard/canary.ts";
import { guarded } from "../../../src/sources/guard/guarded.ts";
import { syndication } from "../../../src/sources/syndication/source.ts";
import { fakeSource } from "../../support/connect-source.ts";
import { tweetFrom } from "../../support/tweet.ts";

type Answer = "found" | "weak" | "strong" | "fails";

const lookups: Record<Exclude<Answer, "fails">, Lookup> = {
  found: { kind: "found", tweet: tweetFrom("syndication") },
  weak: { kind: "absent", why: "unavailable", evidence: "weak" },
  strong: { kind: "absent", why: "deleted", evidence: "strong" },
};
const never = new AbortController().signal;

/** A source that says one thing of its canary and another of every other tweet. */
function create({ canary, others }: { canary: Answer; others: Answer }) {
  const clock = { ms: 0 };
  const says = { canary, others };
  const asked = { canary: 0, others: 0 };
  const source = withCanary(
    fakeSource(syndication, async (tweetId) => {
      const who = tweetId === "20" ? "canary" : "others";
      asked[who] += 1;
      const answer = says[who];
      if (answer === "fails") throw new RetryableError("down");
      return lookups[answer];
    }),
    { now: () => clock.ms },
  );
  const find = (through = source) =>
    through.find("30", never, noWait).then(
      (lookup) => (lookup.kind === "found" ? "found" : lookup.evidence),
      (error: unknown) => (error instanceof NotAskedError ? "not asked" : "no answer"),
    );
  return { clock, says, asked, source, find };
}

describe("a canaried source", () => {
  it("is believed when it denies a tweet and shows its canary", async () => {
    const { find, asked } = create({ canary: "found", others: "weak" });
    expect([await find(), await find()]).to.deep.equal(["weak", "weak"]);
    expect(asked).to.deep.equal({ canary: 1, others: 2 });
  });

  for (const canary of ["weak", "strong", "fails"] as const) {
    it(`is never believed while its canary is ${canary}`, async () => {
      const { find, asked } = create({ canary, others: "weak" });
      const answers = await Promise.all(Array.from({ length: 9 }, () => find()));
      expect(new Set(answers)).to.deep.equal(new Set(["no answer"]));
      expect(asked.canary).to.equal(1);
    });
  }

  it("needs no canary for what is found or surely absent", async () => {
    for (const others of ["found", "strong"] as const) {
      const { find, asked } = create({ canary: "fails", others });
      expect([await find(), asked.canary]).to.deep.equal([others, 0]);
    }
  });

  it("asks a canary that failed every five minutes at most", async () => {
    const { find, clock, asked, says } = create({ canary: "weak", others: "weak" });
    await find();
    clock.ms = 5 * 60_000 - 1;
    says.canary = "found";
    expect([await find(), asked.canary]).to.deep.equal(["no answer", 1]);
    clock.ms += 1;
    expect([await find(), asked.canary]).to.deep.equal(["weak", 2]);
  });

  it("asks a healthy canary again after five minutes, in a run of weak negatives much sooner", async () => {
    const { find, clock, asked, says } = create({ canary: "found", others: "weak" });
    await find();
    says.canary = "weak";
    clock.ms = 30_000;
    expect([await find(), asked.canary]).to.deep.equal(["weak", 1]);
    expect([await find(), asked.canary]).to.deep.equal(["no answer", 2]);
  });

  it("is taken for healthy again once it shows any tweet", async () => {
    const { find, says } = create({ canary: "weak", others: "weak" });
    expect(await find()).to.equal("no answer");
    says.canary = "found";
    says.others = "found";
    expect(await find()).to.equal("found");
    says.others = "weak";
    expect(await find()).to.equal("weak");
  });

  it("is left alone behind its breaker as soon as it is throttled", async () => {
    const { source, find, asked } = create({ canary: "weak", others: "weak" });
    const behind = guarded(source, { limits: undefined, maxWaiting: 5 });
    expect([await find(behind), await find(behind), await find(behind)]).to.deep.equal([
      "no answer",
      "not asked",
      "not asked",
    ]);
    expect(asked).to.deep.equal({ canary: 1, others: 1 });
  });
});
