import { rowsOf } from "@memory/shared/aws/rows";
import { startTables } from "@memory/testing/emulators";
import { expect } from "chai";
import { createPeople, type People } from "../src/people.ts";

describe("createPeople", () => {
  let db: Awaited<ReturnType<typeof startTables>>;
  let people: People;

  before(async () => {
    db = await startTables();
    people = createPeople(db.client, db.tables);
  });
  after(() => db.stop());

  const rows = () => rowsOf(db.client, db.tables.people.name);
  const beginning = {
    language: undefined,
    settings: { lastCopy: false, weeklyMemory: undefined },
    forgottenAt: undefined,
    blockedAt: undefined,
  };

  it("gives the beginning of everybody for whom it does not know", async () => {
    expect(await people.get("7")).to.deep.equal(beginning);
  });

  it("changes what is named, and leaves the rest and the store's mark", async () => {
    await rows().put({ UserID: "8", BlockedAt: "2026-01-02T03:04:05.000Z" });
    await people.change("8", { language: "de" });
    await people.change("8", { weeklyMemory: { hour: 9, offsetMinutes: 120 } });
    await people.change("8", { lastCopy: true });
    expect(await people.get("8")).to.deep.equal({
      language: "de",
      settings: { lastCopy: true, weeklyMemory: { hour: 9, offsetMinutes: 120 } },
      forgottenAt: undefined,
      blockedAt: "2026-01-02T03:04:05.000Z",
    });
    await people.change("8", { language: null, weeklyMemory: null, lastCopy: false });
    expect(await people.get("8")).to.deep.equal({
      ...beginning,
      blockedAt: "2026-01-02T03:04:05.000Z",
    });
  });

  it("keeps the later of two times at which everything was erased", async () => {
    await people.change("9", { forgottenAt: "2026-01-02T03:04:06.000Z" });
    await people.change("9", { forgottenAt: "2026-01-02T03:04:05.000Z" });
    expect((await people.get("9")).forgottenAt).to.equal("2026-01-02T03:04:06.000Z");
  });

  it("takes for not set what it cannot read", async () => {
    await rows().put({ UserID: "10", Language: "tlh", LastCopy: true, WeeklyMemory: { hour: 99 } });
    const { language, settings } = await people.get("10");
    expect({ language, settings }).to.deep.equal({
      language: undefined,
      settings: { lastCopy: true, weeklyMemory: undefined },
    });
  });
});
