import { visibleLength } from "@memory/shared/telegram/html";
import { shorten } from "@memory/shared/telegram/shorten";
import { expect } from "chai";
import type { Card, LinkState } from "../../src/reply/link-state.ts";
import { renderReply } from "../../src/reply/render/render-reply.ts";
import { en } from "../../src/words/en.ts";

const card = (tweetId: string, change: Partial<Card> = {}): Card => ({
  tweetId,
  url: `https://x.com/jack/status/${tweetId}`,
  handle: "jack",
  name: "jack",
  text: "hello",
  photos: 0,
  videos: 0,
  gifs: 0,
  missing: [],
  ...change,
});

const render = (states: LinkState[], chatId = 7) => {
  const links = states.map((_, index) => ({
    key: `k${index}`,
    url: `https://x.com/i/status/${index}`,
  }));
  const place = { chatId, messageId: 1 };
  const statesByKey = new Map(states.map((state, index) => [`k${index}`, { state }]));
  return renderReply({ userId: "7", place, links, leftOut: 0, states: statesByKey }, en);
};

describe("renderReply", () => {
  it("says what is missing and what there is beside the text", () => {
    const { html } = render([
      {
        kind: "saved",
        card: card("20", { photos: 2, videos: 1, quotedHandle: "biz", missing: ["text"] }),
      },
    ]);
    expect(html.split("\n").slice(2)).to.deep.equal([
      "<blockquote>hello</blockquote>",
      "2 photos · 1 video · quotes @biz",
      "⚠️ Only the beginning of its long text is kept.",
    ]);
  });

  for (const count of [1, 2, 10, 11, 60, 170]) {
    it(`stays within Telegram's limits with ${count} links of long text`, () => {
      const long = '&<>" 👩‍👩‍👧 '.repeat(400);
      const { html, buttons } = render(
        Array.from({ length: count }, (_, index) => ({
          kind: "saved",
          card: card(String(index), {
            text: shorten(long, Math.max(40, Math.floor(3000 / count))),
          }),
        })),
      );
      expect(visibleLength(html)).to.be.at.most(4096);
      expect(buttons.flat().length).to.be.at.most(100);
      expect(html.match(/<b>/g)?.length).to.equal(html.match(/<\/b>/g)?.length);
      for (const button of buttons.flat()) {
        if ("callback_data" in button) expect(button.callback_data.length).to.be.at.most(64);
      }
    });
  }

  it("shows every one of ten links, however much there is to say of each", () => {
    const much = card("20", {
      name: "A display name of fifty characters, as X allows it",
      handle: "a_long_handle15",
      text: "word ".repeat(100),
      photos: 4,
      missing: ["text", "quote"],
    });
    const { html } = render(Array.from({ length: 10 }, () => ({ kind: "saved", card: much })));
    for (let number = 1; number <= 10; number += 1) expect(html).to.include(`<b>${number}.</b>`);
    expect(visibleLength(html)).to.be.at.most(4096);
  });

  it("says that a text is kept whole where the reply shows a part of it", () => {
    const whole = card("20", { text: "word ".repeat(60).trim(), textLength: 299 });
    const cut = card("21", { ...whole, missing: ["text"] });
    const told = (states: LinkState[]) =>
      render(states).html.match(/only its beginning fits here/g);
    expect(told([{ kind: "saved", card: whole }])).to.equal(null);
    expect(
      told(
        Array.from({ length: 10 }, () => ({ kind: "saved", card: { ...whole, textLength: 300 } })),
      ),
    ).to.have.length(10);
    expect(told([{ kind: "saved", card: { ...cut, textLength: 300 } }])).to.equal(null);
  });

  it("tells many links apart in a line each", () => {
    const states: LinkState[] = Array.from({ length: 12 }, () => ({
      kind: "gone",
      why: "deleted",
    }));
    const lines = render(states).html.split("\n");
    expect(lines[3]).to.equal("3. 🚫 <code>x.com/i/status/2</code> · deleted or not found");
    expect(lines).to.have.length(13);
  });

  it("offers Undo where a tweet was deleted", () => {
    const { html, buttons } = render([{ kind: "trashed", card: card("20") }]);
    expect(html).to.match(/^🗑 Deleted from your library\n/);
    expect(buttons.flat().at(-1)).to.deep.equal({ text: "Undo", callback_data: "v1:undo:7:20" });
  });
});

describe("shorten", () => {
  it("leaves alone what fits", () => {
    expect(shorten("short", 5)).to.equal("short");
  });
  it("cuts at a space", () => {
    expect(shorten("one two three four", 13)).to.equal("one two…");
  });
  it("never cuts a character of several units", () => {
    expect(shorten("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 12)).to.equal("👩‍👩‍👧…");
  });
  it("drops a link rather than cut it", () => {
    expect(shorten("see https://example.org/a/long/path/to/it", 24)).to.equal("see…");
  });
});
