import { expect } from "chai";
import { failedRow } from "../../src/copy/file-rows.ts";

const of = {
  tweetId: "20",
  medium: { key: "media/A", kind: "photo" as const, url: "https://pbs.twimg.com/media/A.jpg" },
  before: undefined,
  now: "2026-01-02T03:04:05.678Z",
};

describe("the row of a file that was not got", () => {
  it("promises no other day when none comes", () => {
    const got = { kind: "failed" as const, why: "daily-allowance" as const, url: of.medium.url };
    expect(failedRow(got, { ...of, isLast: false }).Status).to.equal("over-limit");
    expect(failedRow(got, { ...of, isLast: true }).Status).to.equal("given-up");
  });
});
