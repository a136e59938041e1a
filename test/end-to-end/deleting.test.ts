import { itemsOf } from "@memory/testing/chat";
import { resendRequest } from "@memory/testing/resend-request";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("deleting, undoing and saving again", () => {
  const ana = 1001;
  const suite = suiteEdition();

  const count = async () => (await itemsOf(suite.edition.endpoints, ana)).length;
  const untilCount = (expected: number) =>
    until(`${expected} items`, async () => (await count()) === expected);

  it("never makes two items, and never brings a deleted one back by itself", async () => {
    const sent = await suite.chat.send(ana, "https://x.com/jack/status/20");
    const saved = await suite.chat.reply(ana, sent, /^✅ Saved/);

    const { answer } = await suite.chat.press(ana, saved, "Delete");
    expect(answer.text).to.match(/\w/);
    const deleted = await suite.chat.reply(ana, sent, /^🗑 Deleted/);
    await untilCount(0);

    await resendRequest(suite.edition, { userId: ana, messageId: sent, tweetId: "20" });
    expect(await count()).to.equal(0);
    expect(await suite.chat.repliesTo(ana, sent)).to.have.length(1);

    await suite.chat.press(ana, deleted, "Undo");
    const restored = await suite.chat.reply(ana, sent, /^✅ Saved/);
    await untilCount(1);

    const again = await suite.chat.send(ana, "https://x.com/jack/status/20");
    await suite.chat.reply(ana, again, /^📌 Already saved on /);
    expect(await count()).to.equal(1);

    await suite.chat.press(ana, restored, "Delete");
    await suite.chat.reply(ana, sent, /^🗑 Deleted/);
    await suite.chat.reply(ana, again, /^🗑 Deleted/);
    await untilCount(0);
    const afresh = await suite.chat.send(ana, "https://x.com/jack/status/20");
    await suite.chat.reply(ana, afresh, /^✅ Saved/);
    expect(await count()).to.equal(1);
    expect(await suite.chat.repliesTo(ana, sent)).to.have.length(1);
  });

  it("refuses anybody else's press", async () => {
    const group = -700;
    const sent = await suite.chat.send(1003, "https://x.com/jack/status/20", { chat: group });
    const saved = await suite.chat.reply(group, sent, /^✅ Saved/);
    const data = saved.buttons?.flat().find(({ text }) => text === "Delete")?.callback_data;
    const { answer } = await suite.chat.ask("POST", "/sim/callbacks", {
      from: 1002,
      chat: group,
      message_id: saved.message_id,
      data,
    });
    expect(answer.text).to.match(/only/i);
    expect(await itemsOf(suite.edition.endpoints, 1003)).to.have.length(1);
    await suite.chat.reply(group, sent, /^✅ Saved/);
  });
});
