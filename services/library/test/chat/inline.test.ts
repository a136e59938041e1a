import { moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import { en } from "../../src/words/en.ts";
import { exampleMessage } from "../example.ts";
import { type OpenChat, openChat } from "./open-chat.ts";

describe("an inline query", () => {
  let chat: OpenChat;
  beforeEach(async () => {
    chat = await openChat();
  });
  afterEach(() => chat.stop());

  const idsOf = ({ results }: { results: { id: string }[] }) => results.map(({ id }) => Number(id));
  const downFrom = (first: number, last: number) =>
    Array.from({ length: first - last + 1 }, (_, index) => first - index);

  it("without words offers the latest, page by page, to the person alone", async () => {
    for (let id = 1; id <= 45; id += 1) await chat.save(String(id), id);
    const first = await chat.offer("");
    expect(first).to.deep.include({ is_personal: true, cache_time: 0 });
    expect(idsOf(first)).to.deep.equal(downFrom(45, 26));
    const second = await chat.offer("", { offset: first.next_offset as string });
    expect(idsOf(second)).to.deep.equal(downFrom(25, 6));
    const third = await chat.offer("", { offset: second.next_offset as string });
    expect(idsOf(third)).to.deep.equal(downFrom(5, 1));
    expect(third.next_offset).to.equal("");
    expect(third).to.not.have.property("button");
  });

  it("offers author, text and link, ready to share, and nothing that the person added", async () => {
    const media = [{ kind: "photo" as const, url: "https://pbs.twimg.com/media/a.jpg" }];
    const own = { tags: ["secret-tag"], note: "secret note", from: { chatTitle: "secret chat" } };
    await chat.save("20", 0, { text: "a <b> & c", media }, own);
    const offer = await chat.offer("");
    expect(offer.results[0]).to.deep.include({
      title: "jack · 21 Mar 2006 · 🖼",
      description: "a <b> & c",
      thumbnail_url: media[0]?.url,
    });
    expect(offer.results[0]?.input_message_content.message_text).to.equal(
      '<b>jack</b> <a href="https://x.com/jack/status/20">@jack</a> · 21 Mar 2006\n\na &lt;b&gt; &amp; c\n\nhttps://x.com/jack/status/20',
    );
    expect(JSON.stringify(offer)).to.not.include("secret");
  });

  it("with words offers what they find, the best first", async () => {
    for (const id of ["1", "2", "3"]) await chat.save(id, Number(id));
    const asked: unknown[] = [];
    chat.given({
      search: {
        find: async (userId, text, page) => {
          asked.push({ userId, text, page });
          const hits = ["2", "1"].map((tweetId) => ({ tweetId, words: [] }));
          return { hits, total: 50 };
        },
      },
    });
    const offer = await chat.offer("  gears\n from:ann ", { offset: "20" });
    expect(idsOf(offer)).to.deep.equal([2, 1]);
    expect(offer.next_offset).to.equal("40");
    const page = { offset: 20, limit: 20 };
    expect(asked).to.deep.equal([{ userId: "7", text: "gears from:ann", page }]);
  });

  it("offers a way to the bot where there is nothing to share", async () => {
    expect((await chat.offer("")).button).to.deep.equal({
      text: en.inline.empty,
      start_parameter: "inline",
    });
    chat.given({ search: { find: async () => ({ hits: [], total: 0 }) } });
    expect((await chat.offer("nothing")).button?.text).to.equal(en.inline.nothing);
  });

  it("offers nothing to whoever the bot is not for, and nobody else's tweets", async () => {
    await chat.save("20", 0);
    expect((await chat.offer("", { allowed: false })).results).to.deep.equal([]);
    expect((await chat.offer("", { userId: "8" })).results).to.deep.equal([]);
    expect(idsOf(await chat.offer(""))).to.deep.equal([20]);
  });

  it("is dropped once Telegram waits for it no longer", async () => {
    const command = { kind: "inline" as const, queryId: "4711", query: "", offset: "" };
    const asked = { ...exampleMessage(undefined), command, receivedAt: moment(1) };
    const answersAfter = async (seconds: number) => {
      chat.given({ now: () => Date.parse(moment(1 + seconds)) });
      await chat.receive(asked);
      return (await chat.telegram.calls("answerInlineQuery")).length;
    };
    expect(await answersAfter(31)).to.equal(0);
    expect(await answersAfter(29)).to.equal(1);
  });
});
