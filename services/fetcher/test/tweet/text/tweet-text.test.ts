import { expect } from "chai";
import type { TextLink } from "../../../src/tweet/text/link-spans.ts";
import { type RawText, tweetText } from "../../../src/tweet/text/tweet-text.ts";

const textOf = (text: string, more: Partial<RawText> = {}) =>
  tweetText({ text, isEscaped: true, rangeUnit: "utf-16", links: [], ...more }).text;

/** A link whose indices are right, in code points. */
const linkIn = (text: string, code: string, expanded: string, kind: TextLink["kind"] = "url") => {
  const literal = `https://t.co/${code}`;
  const start = [...text.slice(0, text.indexOf(literal))].length;
  return { kind, literal, expanded, indices: [start, start + literal.length] } as const;
};
const photo = (text: string, code: string) =>
  linkIn(text, code, "https://x.com/a/status/1/photo/1", "media");

describe("tweetText", () => {
  it("leaves plain text as it is, white space included", () => {
    expect(textOf("one\n\n  two   three ")).to.equal("one\n\n  two   three ");
  });

  it("decodes the three entities once", () => {
    expect(textOf("&lt;b&gt; &amp; &amp;lt; &amp;amp; &quot; &#39;")).to.equal(
      "<b> & &lt; &amp; &quot; &#39;",
    );
  });

  it("leaves entities that an author typed in a text that is not escaped", () => {
    const typed = "&lt;div&gt; & &amp; <b> https://t.co/a";
    expect(textOf(typed, { isEscaped: false })).to.equal(typed);
  });

  for (const [what, text, expected] of [
    [
      "at the end",
      "A film https://t.co/aa",
      { text: "A film", endsInPostId: undefined, isWhole: true },
    ],
    [
      "amid the text",
      "A film https://t.co/aa of old",
      {
        text: "A film https://x.com/b/status/7/video/1 of old",
        endsInPostId: undefined,
        isWhole: true,
      },
    ],
  ] as const) {
    it(`takes a link that is a medium and a page for the medium's, ${what}`, () => {
      const film = linkIn(text, "aa", "https://x.com/b/status/7/video/1");
      const medium = { ...film, kind: "media" } as const;
      const { indices: _, ...unplaced } = medium;
      for (const links of [
        [film, medium],
        [medium, film],
        [film, unplaced],
      ]) {
        expect(tweetText({ text, isEscaped: true, rangeUnit: "utf-16", links })).to.deep.equal(
          expected,
        );
      }
    });
  }

  for (const [what, before] of Object.entries({
    emoji: "🚀💭",
    "joined emoji": "👨‍👩‍👧‍👦 and 🧚‍♀️",
    flags: "🇵🇹🇩🇪",
    "right-to-left script": "שלום عالم",
    "full-width signs": "＃桜 ＠haru です",
    "combining marks": "e\u0301te\u0301",
    "escaped entities": "&amp;&lt;&gt;",
  })) {
    it(`finds links after ${what}`, () => {
      const text = `${before} https://t.co/aaaaaaaaaa end https://t.co/bbbbbbbbbb`;
      const links = [
        linkIn(text, "aaaaaaaaaa", "https://example.org/a?x=1&amp=2"),
        photo(text, "bbbbbbbbbb"),
      ];
      const decoded = before === "&amp;&lt;&gt;" ? "&<>" : before;
      expect(textOf(text, { links })).to.equal(`${decoded} https://example.org/a?x=1&amp=2 end`);
    });
  }

  it("drops a trailing link that several media share", () => {
    const text = "look https://t.co/bbbbbbbbbb";
    const media = photo(text, "bbbbbbbbbb");
    expect(textOf(text, { links: [media, media, media] })).to.equal("look");
  });

  it("expands a media link in the middle, which names whose media it is", () => {
    const text = "see https://t.co/bbbbbbbbbb there";
    expect(textOf(text, { links: [photo(text, "bbbbbbbbbb")] })).to.equal(
      "see https://x.com/a/status/1/photo/1 there",
    );
  });

  it("gives nothing for a post that is only its media", () => {
    const text = "https://t.co/bbbbbbbbbb";
    expect(textOf(text, { range: [0, 0], links: [photo(text, "bbbbbbbbbb")] })).to.equal("");
  });

  describe("the link of a quoted post", () => {
    const text = "agreed https://t.co/qqqqqqqqqq";
    const links = [linkIn(text, "qqqqqqqqqq", "https://twitter.com/b/status/42?s=20")];

    it("is dropped at the end when it is the quoted one", () => {
      expect(textOf(text, { links, quotedId: "42" })).to.equal("agreed");
    });
    it("stays when another post is quoted", () => {
      expect(textOf(text, { links, quotedId: "421" })).to.equal(
        "agreed https://twitter.com/b/status/42?s=20",
      );
    });
    it("stays and is told when none is known to be quoted", () => {
      expect(tweetText({ text, isEscaped: true, rangeUnit: "utf-16", links })).to.deep.equal({
        text: "agreed https://twitter.com/b/status/42?s=20",
        endsInPostId: "42",
        isWhole: true,
      });
    });
    it("stays in the middle", () => {
      const middle = `${text} and more`;
      expect(textOf(middle, { links, quotedId: "42" })).to.equal(
        "agreed https://twitter.com/b/status/42?s=20 and more",
      );
    });
    it("is dropped before or after a media link", () => {
      for (const both of [
        "x https://t.co/qqqqqqqqqq https://t.co/bbbbbbbbbb",
        "x https://t.co/bbbbbbbbbb https://t.co/qqqqqqqqqq",
      ]) {
        const two = [
          linkIn(both, "qqqqqqqqqq", "https://x.com/b/status/42"),
          photo(both, "bbbbbbbbbb"),
        ];
        expect(textOf(both, { links: two, quotedId: "42" })).to.equal("x");
      }
    });
  });

  describe("the display range", () => {
    it("takes leading reply mentions off", () => {
      expect(textOf("@a @b_c hello @d", { range: [8, 16] })).to.equal("hello @d");
    });
    it("never cuts words, whatever its numbers", () => {
      for (const range of [
        [0, 3],
        [4, 9],
        [0, 999],
        [-5, -1],
        [7, 2],
      ] as const) {
        expect(textOf("one two three", { range })).to.equal("one two three");
      }
    });
    it("is read in either unit", () => {
      const text = "🚀🚀🚀 ok https://t.co/bbbbbbbbbb";
      const read = (more: Partial<RawText>) => textOf(text, { hasMedia: true, ...more });
      expect(read({ range: [0, 9], rangeUnit: "utf-16" })).to.equal("🚀🚀🚀 ok");
      expect(read({ range: [0, 6], rangeUnit: "code points" })).to.equal("🚀🚀🚀 ok");
      expect(read({ range: [0, 30], rangeUnit: "code points" })).to.equal(text);
    });

    describe("and a link behind it that no entity names", () => {
      const one = "clip https://t.co/cccccccccc";
      const two = `${one} https://t.co/dddddddddd`;
      const quote = linkIn(two, "cccccccccc", "https://x.com/b/status/42");
      const medium = photo(two, "dddddddddd");
      const read = (text: string, more: Partial<RawText>) => {
        const raw = { isEscaped: true, rangeUnit: "utf-16", links: [], ...more } as const;
        const { text: kept, isWhole } = tweetText({ text, range: [0, 4], ...raw });
        return { kept, isWhole };
      };
      for (const [what, text, more, kept, isWhole] of [
        ["media", one, { hasMedia: true }, "clip", true],
        ["a quote", one, { quotedId: "42" }, "clip", true],
        ["media and a quote", two, { hasMedia: true, quotedId: "42" }, "clip", true],
        ["neither", one, {}, one, false],
        ["neither, two of them", two, {}, two, false],
        ["media, two of them", two, { hasMedia: true }, one, false],
        ["media that an entity names", two, { hasMedia: true, links: [medium] }, one, false],
        ["a quote that an entity names", two, { quotedId: "42", links: [quote] }, two, false],
        ["a card", one, { knownLink: "https://t.co/cccccccccc" }, one, true],
        ["a card and media", two, { hasMedia: true, knownLink: quote.literal }, one, true],
      ] as const) {
        it(`keeps and tells it unless it is that of ${what}`, () => {
          const { kept: now, isWhole: isNow } = read(text, more);
          const shown = kept.replace("https://t.co/cccccccccc", () =>
            "links" in more && more.links[0] === quote ? quote.expanded : quote.literal,
          );
          expect({ kept: now, isWhole: isNow }).to.deep.equal({ kept: shown, isWhole });
        });
      }
    });
  });

  describe("whether it is whole", () => {
    const isWhole = (text: string, more: Partial<RawText> = {}) =>
      tweetText({ text, isEscaped: true, rangeUnit: "utf-16", links: [], ...more }).isWhole;

    it("is known not to be where the display range or a link goes on behind its end", () => {
      expect(isWhole("one two", { range: [0, 7] })).to.equal(true);
      expect(isWhole("one two", { range: [0, 12] })).to.equal(false);
      expect(isWhole("🚀🚀🚀", { range: [0, 6] })).to.equal(true);
      const text = "one two https://t.co/aaaaaaaaaa";
      const links = [linkIn(text, "aaaaaaaaaa", "https://example.org")];
      expect(isWhole(text, { links })).to.equal(true);
      expect(isWhole("one two", { links })).to.equal(false);
    });

    for (const [text, expected] of [
      ["see https://t.co/aaaaaaaaaa", false],
      ["see http://t.co/aaaaaaaaaa…", false],
      ["see https://t.co/aaaaaaaaaa there", false],
      ["see https://t.co/", false],
      ["see https://t.c", false],
      ["see https://", false],
      ["see https://t.company/a", true],
      ["see https://example.org/t.co/a", true],
      ["wait…", true],
    ] as const) {
      it(`is ${expected} for: ${text}`, () => {
        expect(isWhole(text)).to.equal(expected);
      });
    }
  });

  it("keeps a displayed link that no entity names", () => {
    const text = "so https://t.co/cccccccccc";
    expect(textOf(text, { range: [0, text.length] })).to.equal(text);
    expect(textOf(text)).to.equal(text);
  });

  describe("indices that are wrong", () => {
    const text = "🚀🚀 a https://t.co/aaaaaaaaaaa b https://t.co/aaaaaaaaaa";
    const link = (indices: [number, number] | undefined): TextLink => ({
      kind: "url",
      literal: "https://t.co/aaaaaaaaaa",
      expanded: "https://example.org",
      indices,
    });
    const expanded = "🚀🚀 a https://t.co/aaaaaaaaaaa b https://example.org";

    it("are tried as UTF-16", () => {
      expect(textOf(text, { links: [link([34, 57])] })).to.equal(expanded);
    });
    it("give way to a search for the whole link", () => {
      for (const indices of [[0, 23], [500, 523], [-1, 4], undefined] as const) {
        const links = [link(indices === undefined ? undefined : [indices[0], indices[1]])];
        expect(textOf(text, { links })).to.equal(expanded);
      }
    });
    it("lead nowhere for a link that is not in the text", () => {
      const absent: TextLink = { kind: "media", literal: "https://t.co/zzzzzzzzzz", expanded: "x" };
      expect(textOf("text", { links: [absent, { ...absent, literal: "" }] })).to.equal("text");
    });
  });

  it("expands a link that stands twice in both places", () => {
    const text = "https://t.co/aaaaaaaaaa = https://t.co/aaaaaaaaaa";
    const first = linkIn(text, "aaaaaaaaaa", "https://example.org");
    const links = [first, { ...first, indices: [26, 49] as const }];
    expect(textOf(text, { links })).to.equal("https://example.org = https://example.org");
  });

  it("expands the one of two equal links that the indices mean", () => {
    const text = "🚀 https://t.co/aaaaaaaaaa = https://t.co/aaaaaaaaaa";
    const link = linkIn(text, "aaaaaaaaaa", "https://example.org");
    expect(textOf(text, { links: [{ ...link, indices: [28, 51] }] })).to.equal(
      "🚀 https://t.co/aaaaaaaaaa = https://example.org",
    );
  });

  it("does not decode or read as a pattern what a link expands to", () => {
    const text = "a https://t.co/aaaaaaaaaa &amp; b";
    const links = [linkIn(text, "aaaaaaaaaa", "https://example.org/?a=$&&lt;=$1")];
    expect(textOf(text, { links })).to.equal("a https://example.org/?a=$&&lt;=$1 & b");
  });
});
