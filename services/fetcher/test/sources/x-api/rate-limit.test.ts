import { createLog } from "@memory/shared/process/log";
import { expect } from "chai";
import { createRateLimit } from "../../../src/sources/x-api/rate-limit.ts";

const hour = 60 * 60_000;

describe("the rest that X's API is left", () => {
  let written: string[];
  let now: number;
  let rateLimit: ReturnType<typeof createRateLimit>;

  beforeEach(() => {
    written = [];
    now = 0;
    const log = createLog("test", "info", { write: (line) => void written.push(line) });
    rateLimit = createRateLimit(log, () => now);
  });

  const record = (status: number) =>
    rateLimit.record({
      status,
      contentType: "application/json",
      headers: {},
      text: "",
      json: { title: "CreditsDepleted", detail: "account 1" },
      readAt: "",
    });
  const secondsLeft = (ask: () => void): number => {
    try {
      ask();
      return 0;
    } catch (error) {
      return (error as { retryAfterSeconds: number }).retryAfterSeconds;
    }
  };
  const levels = () => written.map((line) => JSON.parse(line).level);

  it("is an hour while the token is refused, and a refusal is said once however long it lasts", () => {
    expect(secondsLeft(() => record(402))).to.equal(3600);
    now = hour / 2;
    expect(secondsLeft(rateLimit.assertOpen)).to.equal(1800);
    now = hour;
    expect(secondsLeft(rateLimit.assertOpen)).to.equal(0);
    expect(secondsLeft(() => record(403))).to.equal(3600);
    expect(levels()).to.deep.equal(["error"]);
    expect(JSON.parse(written[0] ?? "")).to.include({ status: 402, why: "CreditsDepleted" });
    expect(written[0]).not.to.include("account 1");
  });

  it("ends when X takes the token again, which is said as well", () => {
    secondsLeft(() => record(401));
    now = hour;
    record(200);
    expect(secondsLeft(rateLimit.assertOpen)).to.equal(0);
    secondsLeft(() => record(401));
    expect(levels()).to.deep.equal(["error", "info", "error"]);
  });

  it("doubles to 15 minutes where X names no time, and begins anew after an answer", () => {
    const waits = Array.from({ length: 6 }, () => secondsLeft(() => record(429)));
    expect(waits).to.deep.equal([60, 120, 240, 480, 900, 900]);
    record(200);
    expect(secondsLeft(() => record(429))).to.equal(60);
  });
});
