import { expect } from "chai";
import { createLog } from "../../src/process/log.ts";
import { createWeather } from "../../src/process/outage-log.ts";

describe("the weather", () => {
  const createTimed = () => {
    const clock = { ms: 1_000 };
    const weather = createWeather(createLog("ingest", "silent"), "the queue", () => clock.ms);
    return { clock, weather };
  };

  it("is bad until it is told to be good", () => {
    const { clock, weather } = createTimed();
    weather.bad(new Error("away"));
    clock.ms += 3_600_000;
    expect(weather.isBad()).to.equal(true);
    weather.good();
    expect(weather.isBad()).to.equal(false);
  });

  it("counts as bad only for a while where nobody would tell that it is good again", () => {
    const { clock, weather } = createTimed();
    weather.bad(new Error("away"));
    clock.ms += 10_000;
    weather.bad(new Error("away"));
    clock.ms += 15_000;
    expect(weather.isBad(15_000)).to.equal(true);
    clock.ms += 1;
    expect(weather.isBad(15_000)).to.equal(false);
  });
});
