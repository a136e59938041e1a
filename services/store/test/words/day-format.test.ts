import { dayFormat } from "@memory/shared/telegram/day-format";
import { expect } from "chai";

describe("dayFormat", () => {
  const day = dayFormat("en-GB");

  it("gives the day in UTC", () => {
    expect(day("2006-03-21T20:50:14.000Z")).to.equal("21 Mar 2006");
    expect(day("2025-12-31T23:59:59.999Z")).to.equal("31 Dec 2025");
  });

  it("gives what a Date says of a moment that is none", () => {
    expect(day("yesterday")).to.equal("Invalid Date");
  });
});
