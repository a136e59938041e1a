import { crashRounds } from "@memory/testing/crash-rounds";
import type { Service } from "@memory/testing/edition";
import { expect } from "chai";

describe("a service that is killed while 100 links are under way", () => {
  const { killDuringRound, settle, expectEachKeptOnce, repliesToEach } = crashRounds();
  const services: Service[] = ["ingest", "fetcher", "library"];

  // The rounds do not wait for messages that a crash leaves invisible: that would take a minute each.
  before(async function () {
    this.timeout(300_000);
    for (const service of services) await killDuringRound(service);
    for (const service of services) await settle(service);
  });

  for (const service of services) {
    it(`loses nothing, keeps nothing twice and answers every message once: ${service}`, async () => {
      await expectEachKeptOnce(service);
      expect(new Set(await repliesToEach(service))).to.deep.equal(new Set([1]));
    });
  }
});
