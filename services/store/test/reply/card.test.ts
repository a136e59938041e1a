import { Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { cardOf } from "../../src/reply/render/card.ts";
import { renderReply } from "../../src/reply/render/render-reply.ts";
import { en } from "../../src/words/en.ts";

const hidden = "\u202E\u2067\u0000\u200B\u200D\u3164";

const tweet = (name: string, text: string, label = "yes") =>
  Tweet.parse({
    id: "20",
    url: "https://x.com/jack/status/20",
    author: { id: "12", handle: "jack", name },
    text,
    postedAt: "2026-01-02T03:04:05.000Z",
    media: [],
    poll: { options: [{ label }, { label: "no" }] },
    card: { url: "https://example.org/", title: `${hidden}A page` },
    missing: [],
    sources: [],
  });

describe("cardOf", () => {
  it("shows names and texts without what acts unseen, and leaves the tweet as it is", () => {
    const kept = tweet(`${hidden}Jack`, `he${hidden}llo`, `y${hidden}es`);
    const before = structuredClone(kept);
    const card = cardOf(kept, 1);
    expect(kept).to.deep.equal(before);
    expect(card).to.deep.include({ name: "Jack", text: "hello", linkTitle: "A page" });
    expect(card.pollOptions?.[0]?.label).to.equal("yes");
  });

  it("shows the handle in place of a name that nobody can see, and a name in one line", () => {
    expect(cardOf(tweet(hidden, ""), 1).name).to.equal("jack");
    expect(cardOf(tweet("\u2800", ""), 1).name).to.equal("jack");
    expect(cardOf(tweet("Jack\n\n✅ Saved", ""), 1).name).to.equal("Jack ✅ Saved");
  });

  it("measures a text by what is seen of it", () => {
    const text = `${hidden.repeat(1000)}hello`;
    expect(cardOf(tweet("Jack", text), 10).text).to.equal("hello");
  });

  it("reaches the chat clean from a row that was written before", () => {
    const card = {
      ...cardOf(tweet("Jack", "hello"), 1),
      name: `${hidden}Jack`,
      text: `${hidden}hi`,
    };
    const links = [{ key: "k", url: `x.com/jack/status/20${hidden}` }];
    const states = new Map([["k", { state: { kind: "saved" as const, card } }]]);
    const place = { chatId: 7, messageId: 1 };
    const { html } = renderReply({ userId: "7", place, links, leftOut: 0, states }, en);
    for (const character of hidden) expect(html).to.not.include(character);
    expect(html).to.include("<blockquote>hi</blockquote>");
  });
});
