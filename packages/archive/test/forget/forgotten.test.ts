import { rowsOf } from "@memory/shared/aws/rows";
import { startTables } from "@memory/testing/emulators";
import { moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import { createForgotten } from "../../src/forgotten.ts";

describe("jobs of who asked to be forgotten", () => {
  let db: Awaited<ReturnType<typeof startTables>>;
  before(async () => {
    db = await startTables();
    const marker = { UserID: "7", ForgottenAt: moment(1000), ForgottenBy: 500 };
    await rowsOf(db.client, db.tables.people.name).put(marker);
  });
  after(() => db.stop());

  /** The jobs that are done when it is that second. */
  const done = async (
    second: number,
    ...jobs: { userId: string; at: string; updateId?: number }[]
  ) => {
    const handled: string[] = [];
    const { passOver } = createForgotten(db.client, db.tables, () => Date.parse(moment(second)));
    const handle = passOver(
      ({ userId, ...asked }: (typeof jobs)[number]) => ({ userId, asked }),
      async ({ at }) => void handled.push(at),
    );
    for (const job of jobs) await handle(job);
    return handled;
  };

  it("are passed over if they are of before, and done if they are of after", async () => {
    const jobs = [499, 501].map((updateId) => ({ userId: "7", at: moment(updateId), updateId }));
    expect(await done(2000, ...jobs)).to.deep.equal([moment(501)]);
  });

  it("are done without a look for a minute, since what they write is erased again", async () => {
    const job = { userId: "7", at: moment(950), updateId: 499 };
    expect(await done(1005, job)).to.deep.equal([moment(950)]);
    expect(await done(1015, job)).to.deep.equal([]);
  });

  it("are looked at if they seem to lie ahead, as after a clock was set back", async () => {
    expect(await done(0, { userId: "7", at: moment(950), updateId: 499 })).to.deep.equal([]);
  });

  it("are done if they are somebody else's", async () => {
    const job = { userId: "8", at: moment(1), updateId: 1 };
    expect(await done(2000, job)).to.deep.equal([moment(1)]);
  });
});
