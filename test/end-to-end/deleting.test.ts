import { expect } from "chai";
import { type Edition, startEdition } from "../edition.ts";
import { chatWith, itemsOf } from "../support/chat.ts";
import { resendRequest } from "../support/resend-request.ts";
import { until } from "../support/until.ts";

describe("deleting, undoing and saving again", () => {
  const ana = 1001;
  let edition: Edition;
  let chat: ReturnType<typeof chatWith>;

  before(async function () {
    this.timeout(60_000);
    edition = await startEdition();
    chat = chatWith(edition.endpoints);
  });
  after(async function () {
    this.timeout(60_000);
    await edition.stop();
  });

  const count = async () => (await itemsOf(edition.endpoints, ana)).length;
  const untilCount = (expected: number) =>
    until(`${expected} items`, async () => ((await count()) === expected ? true : undefined));

  it("never makes two items, and never brings a deleted one back by itself", async () => {
    const sent = await chat.send(ana, "https://x.com/jack/status/20");
    const saved = await chat.reply(ana, sent, /^✅ Saved/);

    const { answer } = await chat.press(ana, saved, "Delete");
    expect(answer.text).to.match(/\w/);
    const deleted = await chat.reply(ana, sent, /^🗑 Deleted/);
    await untilCount(0);

    await resendRequest(edition, { userId: ana, messageId: sent, tweetId: "20" });
    expect(await count()).to.equal(0);
    expect(await chat.repliesTo(ana, sent)).to.have.length(1);

    await chat.press(ana, deleted, "Undo");
    const restored = await chat.reply(ana, sent, /^✅ Saved/);
    await untilCount(1);

    const again = await chat.send(ana, "https://x.com/jack/status/20");
    await chat.reply(ana, again, /^📌 Already saved on /);
    expect(await count()).to.equal(1);

    await chat.press(ana, restored, "Delete");
    await chat.reply(ana, sent, /^🗑 Deleted/);
    await untilCount(0);
    const afresh = await chat.send(ana, "https://x.com/jack/status/20");
    await chat.reply(ana, afresh, /^✅ Saved/);
    expect(await count()).to.equal(1);
    expect(await chat.repliesTo(ana, sent)).to.have.length(1);
  });

  it("refuses anybody else's press", async () => {
    const group = -700;
    const sent = await chat.send(1003, "https://x.com/jack/status/20", { chat: group });
    const saved = await chat.reply(group, sent, /^✅ Saved/);
    const data = saved.buttons?.flat().find(({ text }) => text === "Delete")?.callback_data;
    const { answer } = await chat.ask("POST", "/sim/callbacks", {
      from: 1002,
      chat: group,
      message_id: saved.message_id,
      data,
    });
    expect(answer.text).to.match(/only/i);
    expect(await itemsOf(edition.endpoints, 1003)).to.have.length(1);
    await chat.reply(group, sent, /^✅ Saved/);
  });
});
