import { itemsOf, type Shown } from "@memory/testing/chat";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("finding again what was kept", () => {
  const suite = suiteEdition();
  const sources = ["syndication", "fxtwitter", "vxtwitter", "oembed"];

  /** Asks again if the playground does not wait for the answer any longer, as on a slow machine. */
  const inline = (from: number, query: string): Promise<{ id: string }[]> =>
    until("an answer to an inline query", async () => {
      const asked = suite.chat.ask("POST", "/sim/inline", { from, query });
      return (await asked.catch(() => undefined))?.answer.results;
    });
  const idsFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => String(first + index));

  it("lists, opens and finds it, in the chat and in any other", async () => {
    const ana = 1101;
    await suite.chat.tweet("4001", "gears that turn slowly");
    const sent = await suite.chat.send(ana, "https://x.com/jack/status/4001");
    await suite.chat.reply(ana, sent, /^✅ Saved/);

    const list = await suite.chat.reply(
      ana,
      await suite.chat.send(ana, "/list"),
      /gears that turn/,
    );
    await suite.chat.press(ana, list, "1");
    const opened = (await suite.chat.message(ana, list.message_id)) as Shown;
    expect(opened.text).to.include("gears that turn slowly").and.include("saved on");

    const words = await suite.chat.send(ana, "gear slow");
    const hits = await suite.chat.reply(ana, words, /^🔎 gear slow\n1 of 1/);
    await suite.chat.press(ana, hits, "1");
    const found = (await suite.chat.message(ana, hits.message_id)) as Shown;
    expect(found.text).to.match(/^🔎 gear slow\n\nTest Author/);

    expect((await inline(ana, "gears")).map(({ id }) => id)).to.deep.equal(["4001"]);
    expect(await inline(1102, "gears")).to.deep.equal([]);
    const another = await suite.chat.send(1102, "/list");
    await suite.chat.reply(1102, another, /not saved anything yet/);
  });

  it("tells in a group how to see it alone", async () => {
    const sent = await suite.chat.send(1101, "/list", {
      chat: -1103,
      entities: [{ type: "bot_command", offset: 0, length: 5 }],
    });
    const reply = await suite.chat.reply(-1103, sent, /Everybody here would see/);
    expect(reply.buttons?.flat()[0]?.url).to.match(/^https:\/\/t\.me\/\w+\?start=list$/);
  });

  it("answers one person's inline query while another's commands wait", async () => {
    const [ana, cleo] = [1101, 1105];
    const slow = { kind: "latency", method: "sendMessage", chat: cleo, ms: 1_000, count: 200 };
    await suite.chat.ask("POST", "/sim/faults", slow);
    const entities = [{ type: "bot_command", offset: 0, length: 7 }];
    for (let sent = 0; sent < 200; sent += 1) await suite.chat.send(cleo, "/random", { entities });
    expect((await inline(ana, "gears")).map(({ id }) => id)).to.deep.equal(["4001"]);
    const answers = (await suite.chat.transcript(cleo)).filter(({ from }) => from === "bot");
    expect(answers).to.have.length.below(180);
  });

  it("answers an inline query while a thousand saves wait", async () => {
    const ben = 1104;
    await suite.chat.tweet("4002", "kept before the flood");
    await suite.chat.reply(
      ben,
      await suite.chat.send(ben, "https://x.com/jack/status/4002"),
      /^✅ Saved/,
    );
    for (const source of sources)
      await suite.chat.ask("POST", `/sim/sources/${source}`, { latencyMs: 2_000 });
    const ids = idsFrom(5_000, 1_000);
    for (let at = 0; at < ids.length; at += 50)
      await suite.chat.send(
        ben,
        ids
          .slice(at, at + 50)
          .map((id) => `https://x.com/jack/status/${id}`)
          .join(" "),
      );
    expect((await inline(ben, "flood")).map(({ id }) => id)).to.deep.equal(["4002"]);
    expect(await itemsOf(suite.edition.endpoints, ben)).to.have.length.below(900);
  });
});
