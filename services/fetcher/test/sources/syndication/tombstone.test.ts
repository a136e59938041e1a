import { expect } from "chai";
import { tombstoneReason } from "../../../src/sources/syndication/tombstone.ts";

describe("a tombstone of syndication", () => {
  const removed = "This Tweet is no longer available because it";
  for (const [sentence, reason] of [
    [`${removed} violated the Twitter Rules. Learn more`, "rules-violated"],
    [`${removed} violates the X Rules. Learn more`, "rules-violated"],
    ["This Post was removed for violating the X Rules. Learn more", "rules-violated"],
    ["This Post was removed in violation of the X Rules. Learn more", "rules-violated"],
    [`${removed} is from a suspended account. Learn more`, "suspended"],
    ["This Post is no longer available: account suspended", "suspended"],
    ["It is no longer available, from an account that no longer exists.", "account-gone"],
    [`${removed}s account owner limits who can view their Posts.`, "protected"],
    [`${removed} has been withheld in response to a legal demand.`, "withheld"],
    [`${removed} was deleted by the Tweet author. Learn more`, "deleted"],
    ["This Post was deleted by the Post author. Learn more", "deleted"],
    ["This Tweet is no longer available. Learn more", "unavailable"],
    ["This Post is unavailable. Learn more", "unavailable"],
    ["", "unavailable"],
  ] as const) {
    it(`says ${reason}: ${sentence}`, () => {
      const tombstone = { text: { text: sentence } };
      expect(tombstoneReason({ __typename: "TweetTombstone", tombstone })).to.equal(reason);
    });
  }

  it("says unavailable without words", () => {
    const bare = { __typename: "TweetTombstone" as const, tombstone: undefined };
    expect(tombstoneReason(bare)).to.equal("unavailable");
  });
});
