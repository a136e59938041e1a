import type { Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import type { Lookup } from "../../../src/ports.ts";
import { freshUntil, weakUntil } from "../../../src/sources/cache/fresh-until.ts";
import { tweetFrom } from "../../support/tweet.ts";

const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;
const now = Date.parse("2026-11-22T12:00:00.000Z");

const at = (ms: number) => new Date(ms).toISOString();
const found = (ageMs: number, more: Partial<Tweet> = {}): Lookup => ({
  kind: "found",
  tweet: tweetFrom("syndication", { postedAt: at(now - ageMs), ...more }),
});
const freshMs = (lookup: Lookup) => freshUntil(lookup, now) - now;
const options = [{ label: "yes" }, { label: "no" }];

describe("freshUntil", () => {
  it("trusts a young tweet for five minutes, and no longer than it can be edited", () => {
    expect([found(0), found(55 * minutes), found(58 * minutes)].map(freshMs)).to.deep.equal([
      5 * minutes,
      5 * minutes,
      2 * minutes,
    ]);
  });

  it("trusts a tweet of the day for half an hour, an older one for a day", () => {
    expect([found(hours), found(24 * hours - 1)].map(freshMs)).to.deep.equal([
      30 * minutes,
      30 * minutes,
    ]);
    expect(freshMs(found(24 * hours))).to.equal(days);
    expect(freshMs({ kind: "found", tweet: tweetFrom("syndication") })).to.equal(days);
  });

  it("trusts an open poll for a minute", () => {
    const open = [
      found(days, { poll: { options, endsAt: at(now + 1) } }),
      found(days, { poll: { options } }),
      found(59.5 * minutes, { poll: { options } }),
    ];
    expect(open.map(freshMs)).to.deep.equal([minutes, minutes, minutes / 2]);
    const closed = [
      found(days, { poll: { options, endsAt: at(now) } }),
      found(days, { poll: { options, closed: true } }),
      found(7 * days, { poll: { options } }),
    ];
    expect(closed.map(freshMs)).to.deep.equal([days, days, days]);
  });

  it("trusts that a tweet is gone for a day, that it is restricted for six hours", () => {
    const absent = (why: "deleted" | "account-gone" | "protected" | "suspended"): Lookup => ({
      kind: "absent",
      why,
      evidence: "strong",
    });
    expect([absent("deleted"), absent("account-gone")].map(freshMs)).to.deep.equal([days, days]);
    expect([absent("protected"), absent("suspended")].map(freshMs)).to.deep.equal([
      6 * hours,
      6 * hours,
    ]);
  });
});

describe("weakUntil", () => {
  it("trusts weak evidence for two minutes, doubling with every repetition to an hour", () => {
    const forMinutes = [1, 2, 3, 4, 5, 6, 99].map(
      (count) => (weakUntil(count, now) - now) / minutes,
    );
    expect(forMinutes).to.deep.equal([2, 4, 8, 16, 32, 60, 60]);
  });
});
