import { startTables } from "@memory/testing/emulators";
import { expect } from "chai";
import { createForgetting } from "../src/forgetting.ts";
import { createMediaAllowance } from "../src/media-allowance.ts";
import { createPeople } from "../src/people.ts";

const noon = Date.parse("2026-01-02T12:00:00.000Z");
const dayMs = 24 * 3_600_000;

describe("the day's allowance of media", () => {
  let db: Awaited<ReturnType<typeof startTables>>;
  before(async () => {
    db = await startTables();
  });
  after(() => db.stop());

  const at = (now: number) => createMediaAllowance(db.client, db.tables, () => now);

  it("adds up what is copied in a day, whoever copies it", async () => {
    expect(await at(noon).spent("1")).to.equal(0);
    await Promise.all([5, 6, 7].map((bytes) => at(noon).spend("1", bytes)));
    expect(await at(noon).spent("1")).to.equal(18);
  });

  it("begins anew with each day", async () => {
    await at(noon).spend("2", 5);
    expect(await at(noon + dayMs).spent("2")).to.equal(0);
    await at(noon + dayMs).spend("2", 3);
    expect(await at(noon + dayMs).spent("2")).to.equal(3);
  });

  it("is no setting, and goes with /forget", async () => {
    const forgetting = createForgetting(db.client, db.tables);
    const asked = { at: "2026-01-02T13:00:00.000Z", updateId: 5 };
    await at(noon).spend("3", 5);
    expect(await forgetting.begin("3", asked)).to.deep.equal({ settings: 0 });
    expect(await at(noon).spent("3")).to.equal(0);
    // A file that was on the way, then a setting that the person makes since.
    await at(noon).spend("3", 7);
    await createPeople(db.client, db.tables).change("3", { language: "es", updateId: 6 });
    await forgetting.end("3", asked);
    expect(await at(noon).spent("3")).to.equal(0);
    expect((await createPeople(db.client, db.tables).get("3")).language).to.equal("es");
  });
});
