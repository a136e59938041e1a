import type { Copy } from "@memory/copies/rows/copy";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import { renderTweet } from "../../src/chat/tweets/render-tweet.ts";
import { de } from "../../src/words/de.ts";
import { en } from "../../src/words/en.ts";
import { es } from "../../src/words/es.ts";
import { labelsOf, type OpenChat, openChat } from "./open-chat.ts";

const ben = {
  id: "19",
  url: "https://x.com/ben/status/19",
  author: { handle: "ben", name: "Ben" },
  text: "the quoted words",
  media: [],
  missing: ["media" as const],
};
const rich: Partial<Tweet> = {
  text: 'a <b>bold</b> & "odd" text',
  media: [
    {
      kind: "photo",
      url: "https://pbs.twimg.com/media/a?format=jpg&name=orig",
      altText: "a cat <3",
    },
    {
      kind: "video",
      url: "https://video.twimg.com/v.mp4",
      previewUrl: "https://pbs.twimg.com/v.jpg",
    },
  ],
  quoted: { kind: "found", ...ben },
  poll: {
    options: [
      { label: "yes", votes: 3 },
      { label: "no", votes: 1 },
    ],
    closed: true,
  },
  article: { title: "On gears", text: "First paragraph.\n\nSecond paragraph." },
  communityNote: "Readers added context.",
  thread: [
    { kind: "found", ...ben, id: "18", text: "it began here", missing: [] },
    { kind: "found", ...ben, id: "20", text: "not shown twice" },
    { kind: "absent", why: "deleted" },
  ],
  missing: ["reply-context"],
};

describe("an opened tweet", () => {
  let chat: OpenChat;
  beforeEach(async () => {
    chat = await openChat();
  });
  afterEach(() => chat.stop());

  const { buttons } = en.item;
  const openFirst = async () => chat.press(await chat.ask("list"), "1");

  it("shows all that is kept of it, what is missing and why", async () => {
    const from = { chatTitle: "Friends & foes" };
    await chat.save("20", 0, rich, { tags: ["cats"], note: "look at <this>", from });
    const { text, toast } = await openFirst();
    expect(toast).to.equal(undefined);
    expect(text).to.equal(
      [
        "jack @jack · 21 Mar 2006",
        'a <b>bold</b> & "odd" text',
        "📰 Article: On gears",
        "First paragraph.\n\nSecond paragraph.",
        "📊\n▫️ yes · 75 %\n▫️ no · 25 %\nPoll closed",
        "🖼 Photo: a cat <3",
        "🎬 Video",
        "👥 Community note: Readers added context.",
        "Quotes Ben @ben\nthe quoted words",
        "🧵 Thread of 3 tweets",
        "1/3 it began here",
        "2/3 the tweet above",
        "3/3 ⚠️ A tweet of its thread is not kept: it was deleted.",
        "📝 Your note: look at <this>",
        "🏷 #cats",
        "⚠️ The tweet that it replies to could not be read.\n⚠️ The quoted tweet is kept without some of its media.",
        "saved on 2 Jan 2026 · found in “Friends & foes”",
      ].join("\n\n"),
    );
  });

  it("tells that it is gone at its source", () => {
    const kept = {
      claim: exampleClaim({ GoneAt: "2026-05-01T00:00:00.000Z" }),
      item: exampleItem(),
      tweet: exampleItem().Tweet,
    };
    for (const words of [en, de, es])
      expect(renderTweet("7", { kept, back: "l" }, words).html).to.match(/\n\n🕯 .*2026.*\n\n<i>/);
  });

  it("offers to open, show, tag, note and delete it, and to go back to its page", async () => {
    for (let id = 1; id <= 12; id += 1) await chat.save(String(id), id, id === 1 ? rich : {});
    const second = await chat.press(await chat.ask("list"), en.list.older);
    const opened = await chat.press(second, "2");
    expect(labelsOf(opened)).to.deep.equal([
      [buttons.open, buttons.media(2)],
      [buttons.tag, buttons.note, buttons.delete],
      [buttons.back],
    ]);
    expect(opened.buttons[0]?.[0]?.url).to.equal("https://x.com/jack/status/1");
    expect((await chat.press(opened, buttons.back)).text).to.equal(second.text);
  });

  it("has pages where it is too long for one message, and loses none of its words", async () => {
    const words = Array.from({ length: 2_500 }, (_, index) => `<w${index}>`).join(" ");
    await chat.save("20", 0, { text: words });
    let page = await openFirst();
    const read = [page.text];
    expect(labelsOf(page)[0]).to.have.length(1);
    while (page.buttons.flat().some(({ text }) => text.endsWith("▶"))) {
      page = await chat.press(page, /▶$/);
      read.push(page.text);
    }
    expect(read.length).to.be.greaterThan(4);
    for (const text of read) expect(text.length).to.be.at.most(4096);
    expect(read.join(" ").match(/<w\d+>/g)).to.deep.equal(words.split(" "));
    expect((await chat.press(page, /^◀ \d/)).text).to.equal(read.at(-2));
    expect((await chat.press(page, buttons.back)).text).to.include("1. jack");
  });

  it("sends pictures and videos as an album, that Telegram fetches by their addresses", async () => {
    await chat.save("20", 0, rich);
    const opened = await openFirst();
    await chat.press(opened, buttons.media(2));
    const album = (await chat.messages()).filter(({ media }) => media !== undefined);
    expect(album.map(({ media, reply_to }) => [media?.type, reply_to])).to.deep.equal([
      ["photo", opened.message_id],
      ["video", opened.message_id],
    ]);
    expect(album[0]?.media?.url).to.equal("https://pbs.twimg.com/media/a?format=jpg&name=large");
  });

  it("sends one picture alone, and says so where Telegram cannot fetch it", async () => {
    const media = [{ kind: "photo" as const, url: "https://pbs.twimg.com/media/a.jpg" }];
    await chat.save("20", 0, { media });
    const opened = await openFirst();
    await chat.press(opened, buttons.media(1));
    expect((await chat.messages()).at(-1)?.media?.type).to.equal("photo");
    const description = "Bad Request: failed to get HTTP URL content";
    await chat.telegram.fault({ kind: "400", method: "sendPhoto", description });
    await chat.press(opened, buttons.media(1));
    expect((await chat.messages()).at(-1)).to.include({
      text: `${en.copies.unsent.refused}\n🖼 Photo`,
      html: `${en.copies.unsent.refused}\n🖼 <a href="https://pbs.twimg.com/media/a.jpg">Photo</a>`,
    });
  });

  it("says of each picture and video whether there is a copy, with a link only where there is none", async () => {
    const at = (name: string) => `https://pbs.twimg.com/media/${name}.jpg`;
    const photo = (name: string) => ({ kind: "photo" as const, url: at(name) });
    await chat.save("20", 0, { media: ["a", "b", "c", "d", "e"].map(photo) });
    const row = (name: string, change: Partial<Copy>): Copy => ({
      TweetID: "20",
      MediaKey: `media/${name}`,
      Kind: "photo",
      Status: "later",
      Url: at(name),
      ChangedAt: moment(1),
      ...change,
    });
    const kept = { Status: "kept", Sha256: "a".repeat(64), Bytes: 1_234_567, Type: "image/jpeg" };
    const list = async () => [
      row("a", kept as Partial<Copy>),
      row("b", { ...(kept as Partial<Copy>), Bytes: 2_000, Variant: "4096x4096" }),
      row("c", {}),
      row("d", { Status: "refused", Why: "dmca" }),
    ];
    chat.given({ copies: { list } });
    const opened = await openFirst();
    const link = (name: string) => `🖼 <a href="${at(name)}">Photo</a>`;
    const { later, takenDown } = en.copies;
    expect(opened.html).to.include(
      [
        "🖼 Photo (copy kept, 1.2 MB)",
        "🖼 Photo (copy kept, 2 kB, not the largest)",
        `${link("c")} (${later})`,
        `${link("d")} (${takenDown})`,
        link("e"),
      ].join(" · "),
    );
    expect(labelsOf(opened)[0]?.[1]).to.equal(buttons.media(4));
    chat.given({ copies: { list: async () => [] } });
  });

  it("is deleted in its place, brought back, and gone from the list meanwhile", async () => {
    await chat.save("20", 0);
    const opened = await openFirst();
    const deleted = await chat.press(opened, buttons.delete, moment(10));
    expect(deleted.toast).to.equal(en.base.pressed.deleted);
    expect(deleted.text).to.equal("🗑 Deleted · …/20\n\ntweet 20");
    expect(labelsOf(deleted)).to.deep.equal([[buttons.undo, buttons.back]]);
    expect((await chat.ask("list")).text).to.include("You have not saved anything yet");
    const restored = await chat.press(deleted, buttons.undo, moment(11));
    expect(restored.toast).to.equal(en.base.pressed.restored);
    expect(restored.text).to.equal(opened.text);
  });

  it("is not shown to whoever does not keep it", async () => {
    await chat.save("20", 0);
    await chat.save("21", 0, {}, { userId: "8" });
    const list = await chat.ask("list");
    for (const id of ["21", "4711", "x"]) {
      const forged = { ...list, buttons: [[{ text: "x", callback_data: `l1:item:7:${id}:l` }]] };
      const { toast, text } = await chat.press(forged, "x");
      expect(toast).to.equal(en.item.shown.notKept);
      expect(text).to.equal(list.text);
    }
    const foreign = { ...list, buttons: [[{ text: "x", callback_data: "l1:item:8:21:l" }]] };
    expect((await chat.press(foreign, "x")).toast).to.equal(en.base.pressed["not-yours"]);
  });
});
