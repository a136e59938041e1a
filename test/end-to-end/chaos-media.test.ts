import { describeProcesses } from "@memory/testing/start-memory";
import { expect } from "chai";
import { runChaos } from "../../bench/chaos/run-chaos.ts";

/** The short form of `npm run chaos -- --faults media`. */
describeProcesses("copies, while everything goes wrong", "it kills processes", () => {
  it("keeps every photo and film whole, or tells why not, and leaves no file behind", async function () {
    this.timeout(900_000);
    const { checks, done } = await runChaos(
      { links: 40, minutes: 0.3, seed: 5, faults: ["media"] },
      () => {},
    );
    const failures = checks.flatMap(({ what, failures }) =>
      failures.map((failure) => `${what}: ${failure}`),
    );
    expect(failures).to.deep.equal([]);
    expect(done).not.to.be.empty;
    const media = checks.find(({ what }) => what.startsWith("every medium"));
    expect(media?.tried).to.be.greaterThan(20);
  });
});
