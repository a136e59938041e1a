import type { KeptWhole } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import { exampleClaim, moment } from "@memory/testing/example-claim";
import { seeded } from "@memory/testing/mutate";
import { expect } from "chai";
import { randomTweet } from "../../src/tweets/random-tweet.ts";

const now = "2026-06-01T00:00:00.000Z";

/** An archive of these claims, in pages of seven; those in `lost` have no item yet. */
const archiveOf = (claims: readonly Claim[], lost: readonly string[] = []) => ({
  async *claims() {
    for (let at = 0; at < claims.length; at += 7) yield claims.slice(at, at + 7);
  },
  open: async ({ tweetId }: { tweetId: string }) => {
    const claim = claims.find(({ TweetID }) => TweetID === tweetId);
    return claim === undefined || lost.includes(tweetId) ? undefined : ({ claim } as KeptWhole);
  },
});
const claimsOf = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    exampleClaim({ TweetID: String(index + 1), Timestamp: moment(index) }),
  );
const shownOf = async (
  claims: readonly Claim[],
  { after, userId = "7", random = seeded(1), lost = [] }: Asked = {},
) => {
  const ports = { archive: archiveOf(claims, lost), random };
  return (await randomTweet({ userId, after, now }, ports))?.claim.TweetID;
};
type Asked = { after?: string; userId?: string; random?: () => number; lost?: string[] };

describe("randomTweet", () => {
  it("shows every tweet once before one comes again, and never the same twice in a row", async () => {
    const claims = claimsOf(50);
    let shown = await shownOf(claims);
    const seen = [shown];
    for (let round = 1; round < 100; round += 1) {
      shown = await shownOf(claims, { after: shown as string });
      seen.push(shown);
    }
    expect(new Set(seen.slice(0, 50)).size).to.equal(50);
    expect(seen.slice(50)).to.deep.equal(seen.slice(0, 50));
  });

  it("has another order for another person", async () => {
    const claims = claimsOf(50);
    const next = (userId: string) => shownOf(claims, { after: "1", userId });
    const all = await Promise.all(["7", "8", "9", "10"].map(next));
    expect(new Set(all).size).to.be.greaterThan(1);
  });

  it("begins anywhere, and more often with what was saved long ago", async () => {
    const random = seeded(3);
    const claims = claimsOf(20).map((claim, index) => ({
      ...claim,
      Timestamp: index < 10 ? "2025-01-01T00:00:00.000Z" : "2026-05-31T00:00:00.000Z",
    }));
    const shown = [];
    for (let round = 0; round < 300; round += 1) shown.push(await shownOf(claims, { random }));
    const old = shown.filter((id) => Number(id) <= 10).length;
    expect(new Set(shown.filter((id) => Number(id) <= 10)).size).to.equal(10);
    expect(old).to.be.within(270, 299);
  });

  it("passes over what is deleted, pending, or being saved", async () => {
    const [one, two, three, four] = claimsOf(4) as [Claim, Claim, Claim, Claim];
    const claims = [
      { ...one, State: "trashed" as const },
      two,
      { ...three, State: "pending" as const },
      four,
    ];
    for (let seed = 1; seed <= 10; seed += 1)
      expect(await shownOf(claims, { random: seeded(seed), lost: ["2"] })).to.equal("4");
    expect(await shownOf(claims, { after: "2" })).to.equal("4");
  });

  it("finds none where there is none, or none but the one that is shown", async () => {
    expect(await shownOf([])).to.equal(undefined);
    expect(await shownOf(claimsOf(1), { after: "1" })).to.equal(undefined);
    expect(await shownOf(claimsOf(2), { after: "4711" })).to.not.equal(undefined);
  });
});
