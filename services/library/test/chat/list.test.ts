import { moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import { en } from "../../src/words/en.ts";
import { labelsOf, type OpenChat, openChat } from "./open-chat.ts";

describe("/list", () => {
  let chat: OpenChat;
  beforeEach(async () => {
    chat = await openChat();
  });
  afterEach(() => chat.stop());

  const saveMany = async (count: number) => {
    for (let id = 1; id <= count; id += 1) await chat.save(String(id), id);
  };
  /** The numbers of the tweets that a list shows, in its order. */
  const shownIn = ({ text }: { text: string }) =>
    [...text.matchAll(/^tweet (\d+)$/gm)].map(([, id]) => Number(id));
  const downFrom = (first: number, last: number) =>
    Array.from({ length: first - last + 1 }, (_, index) => first - index);

  it("helps whoever keeps nothing yet, in their language", async () => {
    expect((await chat.ask("list")).text).to.include("You have not saved anything yet");
    expect((await chat.ask("list", undefined, "de")).text).to.include("Du hast noch nichts");
    expect((await chat.ask("list", undefined, "es")).text).to.include("Todavía no has guardado");
  });

  it("shows who, when, what else there is, and the first words", async () => {
    const photo = { kind: "photo" as const, url: "https://pbs.twimg.com/media/a.jpg" };
    const thread = [
      { kind: "absent" as const, why: "deleted" as const },
      { kind: "absent" as const, why: "deleted" as const },
    ];
    await chat.save("20", 0, {
      author: { handle: "ann", name: "Ann <3" },
      text: `${"long & ".repeat(60)}end`,
      media: [photo, photo],
      thread,
      missing: ["text"],
    });
    const list = await chat.ask("list");
    const { html, reply_to } = list;
    expect(html).to.include("<b>1.</b> <b>Ann &lt;3</b> · 2 Jan 2026 · 🖼2 🧵2 ⚠️\nlong &amp; long");
    expect(html).to.not.include("end");
    const [command] = await chat.messages();
    expect(reply_to).to.equal(command?.message_id);
    expect(labelsOf(list)).to.deep.equal([["1"]]);
  });

  it("keeps the order of a line beside a name that is written from the right", async () => {
    await chat.save("20", 0, { author: { handle: "kitab", name: "مكتبة" } });
    expect((await chat.ask("list")).text).to.include("1. \u2068مكتبة\u2069 · 2 Jan 2026");
  });

  it("turns ten a page in the same message, and back", async () => {
    await saveMany(23);
    const first = await chat.ask("list");
    expect(shownIn(first)).to.deep.equal(downFrom(23, 14));
    expect(labelsOf(first)).to.deep.equal([
      ["1", "2", "3", "4", "5"],
      ["6", "7", "8", "9", "10"],
      [en.list.older],
    ]);
    const second = await chat.press(first, en.list.older);
    expect(second.message_id).to.equal(first.message_id);
    expect(shownIn(second)).to.deep.equal(downFrom(13, 4));
    const third = await chat.press(second, en.list.older);
    expect(shownIn(third)).to.deep.equal(downFrom(3, 1));
    expect(labelsOf(third)).to.deep.equal([["1", "2", "3"], [en.list.newer]]);
    expect(shownIn(await chat.press(third, en.list.newer))).to.deep.equal(downFrom(13, 4));
  });

  it("is stable while new tweets arrive", async () => {
    await saveMany(15);
    const first = await chat.ask("list");
    for (let id = 16; id <= 30; id += 1) await chat.save(String(id), id);
    const second = await chat.press(first, en.list.older);
    expect(shownIn(second)).to.deep.equal(downFrom(5, 1));
    const before = await chat.press(second, en.list.newer);
    expect(shownIn(before)).to.deep.equal(downFrom(15, 6));
    expect(shownIn(await chat.press(before, en.list.newer))).to.deep.equal(downFrom(25, 16));
  });

  it("renews a page that has become empty, or that was never one, to the first", async () => {
    await saveMany(12);
    const first = await chat.ask("list");
    for (const tweetId of ["1", "2"]) {
      const key = { userId: "7", tweetId };
      const asked = { at: moment(50) };
      await chat.archive.trash(key, asked);
      await chat.archive.settle(key, asked);
    }
    expect(shownIn(await chat.press(first, en.list.older))).to.deep.equal(downFrom(12, 3));
    const forged = { ...first, buttons: [[{ text: "x", callback_data: "l1:list:7:b??" }]] };
    expect(shownIn(await chat.press(forged, "x"))).to.deep.equal(downFrom(12, 3));
  });

  it("tells on the first page of links whose content is to follow", async () => {
    await saveMany(11);
    await chat.hold("777", 20);
    const first = await chat.ask("list");
    expect(first.text).to.include("⏳ 1 link, content to follow:\n…/777");
    expect((await chat.press(first, en.list.older)).text).to.not.include("777");
  });

  it("shows nobody else's", async () => {
    await chat.save("20", 0, {}, { userId: "8" });
    expect((await chat.ask("list")).text).to.include("You have not saved anything yet");
  });
});
