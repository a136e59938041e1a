import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openPlayground } from "../playground.ts";

describe("the file that keeps the chats", () => {
  let file: string;
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), "memory-")), "chats.json");
  });
  afterEach(() => rm(join(file, ".."), { recursive: true }));

  /** The update ids of as many messages, sent to a playground of its own. */
  const updateIds = async (count: number): Promise<number[]> => {
    const talk = await openPlayground({ chats: file });
    const ids: number[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      ids.push((await talk.sim("messages", { from: 5, text: "hello" })).update_id);
    }
    await talk.close();
    return ids;
  };

  it("lets the ids of updates go on after the last ones, also if the clock was set back", async () => {
    const [first = 0] = await updateIds(1);
    // As an earlier run whose clock was years ahead has left it.
    const kept = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...kept, lastUpdateId: 2_000_000_000 }));
    const [second = 0] = await updateIds(1);
    const [third = 0] = await updateIds(1);
    expect(second).to.be.above(2_000_000_000);
    expect(third).to.be.above(second);
    expect(first).to.be.below(2_000_000_000);
  });

  it("may be one of an earlier version, which had the chats alone", async () => {
    await updateIds(2);
    const { rooms } = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify(rooms));
    await updateIds(1);
    const again = JSON.parse(await readFile(file, "utf8"));
    expect(again.rooms[0].entries).to.have.length(3);
  });
});
