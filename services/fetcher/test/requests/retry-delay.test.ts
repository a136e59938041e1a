import { expect } from "chai";
import { repairDelaySeconds, retryDelaySeconds } from "../../src/requests/retry-delay.ts";

const minute = 60_000;
const hour = 60 * minute;
const longest = () => 1;
const shortest = () => 0;

describe("retryDelaySeconds", () => {
  for (const [age, ageMs, low, high] of [
    ["new", 0, 1, 2],
    ["nine seconds", 9_999, 1, 2],
    ["ten seconds", 10_000, 1, 5],
    ["a minute", minute, 1, 30],
    ["two minutes", 2 * minute, 1, 60],
    ["almost an hour", hour - 1, 1, 60],
    ["an hour", hour, 1, 60],
    ["three hours", 3 * hour, 1, 180],
    ["a day", 24 * hour, 1, 900],
  ] as const) {
    it(`is between ${low} and ${high} seconds at the age of ${age}`, () => {
      expect([
        retryDelaySeconds({ ageMs }, shortest),
        retryDelaySeconds({ ageMs }, longest),
      ]).to.deep.equal([low, high]);
    });
  }

  it("waits as long as the sources ask for, within a minute and later a quarter of an hour", () => {
    const asked = (ageMs: number, askedSeconds: number) =>
      retryDelaySeconds({ ageMs, askedSeconds }, shortest);
    expect([asked(0, 30), asked(5 * minute, 600), asked(24 * hour, 9_999)]).to.deep.equal([
      30, 60, 900,
    ]);
  });
});

describe("repairDelaySeconds", () => {
  for (const [age, ageMs, low, high] of [
    ["new", 0, 30, 60],
    ["two minutes", 2 * minute, 30, 60],
    ["ten minutes", 10 * minute, 150, 300],
    ["half an hour", 30 * minute, 450, 900],
    ["a day", 24 * hour, 450, 900],
  ] as const) {
    it(`is between ${low} and ${high} whole seconds at the age of ${age}`, () => {
      expect([
        repairDelaySeconds(ageMs, shortest),
        repairDelaySeconds(ageMs, longest),
      ]).to.deep.equal([low, high]);
    });
  }
});
