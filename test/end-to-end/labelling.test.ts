import type { Shown } from "@memory/testing/chat";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("what a person writes to a tweet, and where they save it", () => {
  const suite = suiteEdition();
  const command = (name: string) => ({
    entities: [{ type: "bot_command", offset: 0, length: name.length }],
  });

  it("tags a tweet by a reply to the bot's message, notes it, and finds it by both", async () => {
    const cora = 1201;
    await suite.chat.tweet("4101", "a bird in the hand");
    const sent = await suite.chat.send(cora, "https://x.com/jack/status/4101");
    const reply = await suite.chat.reply(cora, sent, /^✅ Saved/);

    for (const text of ["#birds #later", "for the talk in may"])
      await suite.chat.send(cora, text, { reply_to_message: reply.message_id });
    const shown = await until("the tags and the note in the reply", async () => {
      const { text = "" } = (await suite.chat.message(cora, reply.message_id)) ?? {};
      return text.includes("for the talk") ? text : undefined;
    });
    expect(shown).to.include("🏷 #birds #later");

    const tags = await suite.chat.send(cora, "/tags", command("/tags"));
    const list = await suite.chat.reply(cora, tags, /Your tags: 2/);
    await suite.chat.press(cora, list, "#birds · 1");
    const page = (await suite.chat.message(cora, list.message_id)) as Shown;
    await suite.chat.press(cora, page, "Show its tweets");
    await suite.chat.reply(cora, list.message_id, /^🔎 tag:birds\n1 of 1/);
    const words = await suite.chat.send(cora, "talk may");
    await suite.chat.reply(cora, words, /^🔎 talk may\n1 of 1/);
  });

  it("speaks the language that was chosen, in commands and in replies to links", async () => {
    const dora = 1202;
    const sent = await suite.chat.send(dora, "/settings", command("/settings"));
    const settings = await suite.chat.reply(dora, sent, /Settings/);
    await suite.chat.press(dora, settings, "Deutsch");
    const help = await suite.chat.send(dora, "/help", command("/help"));
    await suite.chat.reply(dora, help, /Was ich kann/);
    await suite.chat.tweet("4102", "wie es ist");
    const link = await suite.chat.send(dora, "https://x.com/jack/status/4102");
    await suite.chat.reply(dora, link, /^✅ Gespeichert/);
  });

  it("saves a tweet in a chat where it is not a member, for who asks", async () => {
    const [emil, chat] = [1203, -1204];
    await suite.chat.tweet("4103", "seen by all");
    await suite.chat.ask("POST", "/sim/guest", {
      from: emil,
      chat,
      text: "@memory_playground_bot",
      reply_to: { from: 1205, text: "https://x.com/jack/status/4103" },
    });
    const answer = await until("the answer in the group", async () =>
      (await suite.chat.transcript(chat)).find(({ from }) => from === "bot"),
    );
    expect(answer.text).to.match(/^✅ Saved/);
    const list = await suite.chat.send(emil, "/list", command("/list"));
    await suite.chat.reply(emil, list, /seen by all/);
  });
});
