import { expect } from "chai";
import { compareAsked } from "../src/compare-asked.ts";

const noon = "2026-01-02T12:00:00.000Z";
const oneOClock = "2026-01-02T13:00:00.000Z";
const aWeekLater = "2026-01-09T12:00:00.000Z";

type Case = [what: string, asked: [string, number?], changed: [string, number?], order: string];
const cases: Case[] = [
  ["a higher number, while the clock was set back", [noon, 11], [oneOClock, 10], "later"],
  ["a lower number, while the clock was set back", [oneOClock, 10], [noon, 11], "earlier"],
  ["the same number, delivered again", [noon, 10], [oneOClock, 10], "same time"],
  ["a lower number after a quiet week", [aWeekLater, 10], [noon, 11], "later"],
  ["a far lower number: numbers began anew", [noon, 10], [oneOClock, 900_000_000], "later"],
  ["no number: an earlier version took it", [oneOClock], [noon, 10], "earlier"],
  ["a number where there was none yet", [noon, 10], [oneOClock], "later"],
  ["a later time, without numbers", [oneOClock], [noon], "later"],
  ["an earlier time, without numbers", [noon], [oneOClock], "earlier"],
  ["the same time, without numbers", [noon], [noon], "same time"],
];

describe("compareAsked", () => {
  it("goes by when the state was asked for, not by when the claim was written last", () => {
    const claim = { ChangedAt: aWeekLater, AskedAt: noon };
    expect(compareAsked({ at: noon }, claim)).to.equal("same time");
    expect(compareAsked({ at: oneOClock }, claim)).to.equal("later");
    const numbered = { ...claim, UpdateID: 11 };
    expect(compareAsked({ at: aWeekLater, updateId: 10 }, numbered)).to.equal("later");
  });

  for (const [what, [at, updateId], [ChangedAt, UpdateID], order] of cases) {
    it(`takes for ${order}: ${what}`, () => {
      expect(compareAsked({ at, updateId }, { ChangedAt, UpdateID })).to.equal(order);
    });
  }
});
