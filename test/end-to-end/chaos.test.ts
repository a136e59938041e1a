import { describeProcesses } from "@memory/testing/start-memory";
import { expect } from "chai";
import { faultGroups } from "../../bench/chaos/faults/faults.ts";
import { runChaos } from "../../bench/chaos/run-chaos.ts";

/**
 * A power cut needs root and a loop device; `npm run chaos` has it. Media have a run of their own, in
 * chaos-media.test.ts: with clocks that are turned by hours, files are asked for again too late for a short one.
 */
const groups = faultGroups.filter((group) => group !== "power" && group !== "media");

/** The short form of `npm run chaos`. */
describeProcesses(
  "Memory, while everything goes wrong",
  "it turns clocks and puts proxies between processes",
  () => {
    it("loses nothing, keeps nothing twice and answers every message in the end", async function () {
      this.timeout(900_000);
      const { checks, done, counts } = await runChaos(
        { links: 120, minutes: 0.3, seed: 11, faults: groups },
        () => {},
      );
      const failures = checks.flatMap(({ what, failures }) =>
        failures.map((failure) => `${what}: ${failure}`),
      );
      expect(failures).to.deep.equal([]);
      const links = checks.find(({ what }) => what.startsWith("every link"));
      expect(links?.tried).to.be.greaterThan(100);
      const injected = new Set(done.map(({ group }) => group));
      expect(groups.filter((group) => !injected.has(group))).to.be.empty;
      expect(counts.get("messages again, hours later")).to.be.greaterThan(100);
    });
  },
);
