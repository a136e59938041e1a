import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describeProcesses } from "@memory/testing/start-memory";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

const [person, id, key] = [3001, "1900000000000000401", "KilledPhoto"];

describeProcesses("a process that is killed while it copies", "it looks into the folder", () => {
  const suite = suiteEdition();

  const asked = async (): Promise<string[]> =>
    (await suite.chat.ask("GET", "/sim/media")).map(({ path }: { path: string }) => path);
  const onTheWay = async () =>
    (await readdir(join(suite.edition.dataDir, "media"), { recursive: true })).filter((name) =>
      /[0-9a-f]{8}-/.test(name),
    );

  it("begins the file anew and leaves nothing on the way", async function () {
    this.timeout(240_000);
    const slow = { bytes: 6_000_000, bytesPerSecond: 100_000, count: 1 };
    await suite.chat.ask("PUT", `/sim/media/pbs/media/${key}`, slow);
    const body = {
      ...{ __typename: "Tweet", id_str: id, text: "a large picture", lang: "en" },
      ...{ created_at: "2026-05-05T05:05:05.000Z", display_text_range: [0, 15] },
      user: { id_str: "99", name: "Test Author", screen_name: "test_author" },
      mediaDetails: [
        {
          ...{ type: "photo", media_url_https: `https://pbs.twimg.com/media/${key}.jpg` },
          original_info: { width: 640, height: 480 },
        },
      ],
    };
    await suite.chat.ask("PUT", `/sim/tweets/syndication/${id}`, { status: 200, body });
    const sent = await suite.chat.send(person, `https://x.com/test_author/status/${id}`);
    await until("the file to be on the way", async () => (await onTheWay()).length > 0);
    await suite.edition.crash("media");
    await until("the folder to be empty", async () => (await onTheWay()).length === 0);
    await suite.chat.reply(person, sent, /copies kept/, 180_000);
    expect((await asked()).filter((path) => path.includes(key))).to.have.length(2);
    expect(await onTheWay()).to.deep.equal([]);
  });
});
