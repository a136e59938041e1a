import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import { startFauxqs } from "fauxqs";
import { forgetFarTimes, keepClockSteady } from "../src/emulators/steady-clock.ts";
import { receiveBodies, sendMessage } from "./support/aws-call.ts";

describe("the queues' clock", () => {
  it("goes on steadily while the machine's is set back", () => {
    const machine = Date.now;
    try {
      const before = Date.now();
      keepClockSteady();
      expect(Date.now()).to.be.at.least(before);
      const steady = Date.now;
      Date.now = () => before - 3_600_000;
      expect(steady()).to.be.at.least(before);
    } finally {
      Date.now = machine;
    }
  });

  it("holds back no stored message longer than a delay can be", async () => {
    const folder = await mkdtemp(join(tmpdir(), "memory-"));
    const open = () => startFauxqs({ port: 0, dataDir: folder, logger: false });
    const first = await open();
    first.createQueue("waiting");
    await sendMessage(`http://127.0.0.1:${first.port}/`, "waiting", "kept", 900);
    await first.stop();

    const file = join(folder, "fauxqs.db");
    const db = new DatabaseSync(file);
    db.exec("UPDATE sqs_messages SET delay_until = delay_until + 3600000");
    db.close();
    forgetFarTimes(file);

    const second = await open();
    const bodies = await receiveBodies(`http://127.0.0.1:${second.port}/`, "waiting");
    await second.stop();
    await rm(folder, { recursive: true });
    expect(bodies).to.deep.equal(["kept"]);
  });
});
