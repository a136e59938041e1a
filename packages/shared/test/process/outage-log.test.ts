import { expect } from "chai";
import { createLog } from "../../src/process/log.ts";
import { createOutageLog } from "../../src/process/outage-log.ts";

describe("the outage log", () => {
  const createTimed = () => {
    const clock = { ms: 1_000 };
    const outage = createOutageLog(createLog("ingest", "silent"), "the queue", () => clock.ms);
    return { clock, outage };
  };

  it("is down from a failure until it recovers", () => {
    const { clock, outage } = createTimed();
    outage.failed(new Error("away"));
    clock.ms += 3_600_000;
    expect(outage.isDown()).to.equal(true);
    outage.recovered();
    expect(outage.isDown()).to.equal(false);
  });

  it("counts as down only for a while where nobody would tell that it has recovered", () => {
    const { clock, outage } = createTimed();
    outage.failed(new Error("away"));
    clock.ms += 10_000;
    outage.failed(new Error("away"));
    clock.ms += 15_000;
    expect(outage.isDown(15_000)).to.equal(true);
    clock.ms += 1;
    expect(outage.isDown(15_000)).to.equal(false);
  });
});
