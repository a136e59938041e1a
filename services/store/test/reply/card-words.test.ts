import type {
  AbsenceReason,
  MissingPart,
  RelatedPost,
  Tweet,
} from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { cardOf } from "../../src/reply/render/card.ts";
import { linkSection } from "../../src/reply/render/link-section.ts";
import { en } from "../../src/words/en.ts";

const readAt = "2026-03-04T00:00:00.000Z";
const post = (id: string, missing: MissingPart[] = []) => ({
  id,
  url: `https://x.com/mira_k/status/${id}`,
  author: { handle: "mira_k", name: "Mira" },
  text: "hello",
  media: [],
  missing,
});
const found = (id: string, missing?: MissingPart[]): RelatedPost => ({
  kind: "found",
  ...post(id, missing),
});
const absent = (why: AbsenceReason): RelatedPost => ({ kind: "absent", id: "9", why });

/** What the reply says of a tweet below its text. */
function words(change: Partial<Tweet>): string[] {
  const tweet: Tweet = { ...post("20"), sources: [{ name: "syndication", readAt }], ...change };
  return linkSection({ kind: "saved", card: cardOf(tweet, 1) }, en)
    .split("\n")
    .slice(3);
}

describe("the words about a thread", () => {
  const three = [found("19"), found("20"), found("21")];
  const cut = (kept: string) => `⚠️ It is part of a longer thread, of which only ${kept} kept.`;

  for (const [what, change, expected] of [
    ["is whole", { thread: three }, ["thread of 3 tweets, all kept"]],
    ["is longer", { thread: three, missing: ["thread"] }, [cut("3 tweets are")]],
    [
      "has tweets that are gone",
      { thread: [...three, absent("deleted"), absent("deleted"), absent("suspended")] },
      ["part of a thread: 3 kept with this one, 2 deleted, 1 from a suspended account"],
    ],
    [
      "is longer and has one that is gone",
      { thread: [absent("unavailable"), found("20")], missing: ["thread"] },
      ["part of a thread: only this tweet kept, 1 unavailable", cut("this tweet is")],
    ],
    [
      "has a gap in the tweet itself",
      { thread: three, missing: ["poll"] },
      ["part of a thread: 3 kept with this one", "⚠️ Its poll could not be read."],
    ],
    [
      "is too large",
      { missing: ["thread", "media"], tooLarge: ["thread"] },
      [
        "⚠️ Too large for me to keep: its thread.",
        "⚠️ Links to some of its pictures or videos could not be read.",
      ],
    ],
    [
      "is not there",
      { missing: ["thread"] },
      ["⚠️ It is part of a thread, of which only this tweet is kept."],
    ],
    [
      "has a tweet with a gap",
      { thread: [found("19", ["media"]), found("20")] },
      [
        "part of a thread: 2 kept with this one",
        "⚠️ At least one other tweet of its thread is kept without some of its media.",
      ],
    ],
  ] as const) {
    it(`are true when it ${what}`, () => {
      const lines = words(structuredClone(change) as Partial<Tweet>);
      expect(lines.filter((line) => line !== "")).to.deep.equal(expected);
    });
  }
});

describe("the words about what belongs to a tweet", () => {
  it("tell what a quote and a parent lack", () => {
    expect(
      words({ quoted: found("18", ["text", "media"]), replyContext: found("17", ["poll"]) }),
    ).to.deep.equal([
      "quotes @mira_k",
      "⚠️ The quoted tweet is kept without the rest of its text and some of its media.",
      "⚠️ The tweet that it replies to is kept without its poll.",
    ]);
  });

  for (const [why, said] of [
    ["deleted", "was deleted"],
    ["account-gone", "is from an account that no longer exists"],
    ["protected", "is from a protected account"],
    ["suspended", "is from a suspended account"],
    ["age-restricted", "is age-restricted"],
    ["withheld", "is withheld by X in some countries"],
    ["rules-violated", "was removed by X because it broke X's rules"],
    ["unavailable", "is unavailable on X"],
  ] as const) {
    it(`tell of a quote and a parent that are ${why}`, () => {
      expect(words({ quoted: absent(why), replyContext: absent(why) })).to.deep.equal([
        `⚠️ The quoted tweet is not kept: it ${said}.`,
        `⚠️ The tweet that it replies to is not kept: it ${said}.`,
      ]);
    });
  }
});

describe("the words about a poll and a note", () => {
  const options = [{ label: "Tea" }, { label: "Coffee" }];
  const poll = (more: object) => words({ poll: { options, ...more } }).slice(2);

  it("say whether a poll is open, as far as a source says it", () => {
    const endsAt = "2026-03-05T10:00:00.000Z";
    expect(poll({ closed: true, endsAt })).to.deep.equal(["Poll closed"]);
    expect(poll({ closed: false, endsAt })).to.deep.equal([
      "Votes so far: the poll was open until 5 Mar 2026",
    ]);
    expect(poll({ closed: false })).to.deep.equal(["Votes so far: the poll was open"]);
    expect(poll({})).to.deep.equal([]);
  });

  it("show a community note, escaped and shortened", () => {
    expect(words({ communityNote: "The bridge <b> stands." })).to.deep.equal([
      "Community note: The bridge &lt;b&gt; stands.",
    ]);
    expect(words({ communityNote: "word ".repeat(200) })[0]).to.match(
      /^Community note: .{200,300}…$/,
    );
  });
});

describe("the words about a text that is perhaps not the whole", () => {
  const said = (text: string, ...sources: Tweet["sources"]) =>
    words({ text, missing: ["text"], sources }).filter((line) => line.startsWith("⚠️"));
  const cutAt = (count: number) =>
    `⚠️ Only the first ${count} characters of its long text are kept.`;
  const onlyBy = (title: string) => `⚠️ Perhaps not the whole text: only ${title} could show it.`;

  it("tell of a cut only where one is known", () => {
    const long = "word ".repeat(54).trim();
    const cut = `${"word ".repeat(40)}wo…`;
    expect(said(long, { name: "syndication", readAt })).to.deep.equal([cutAt(269)]);
    expect(said(cut, { name: "oembed", readAt })).to.deep.equal([cutAt(203)]);
    expect(said(cut, { name: "vxtwitter", readAt })).to.deep.equal([cutAt(203)]);
  });

  it("name the one source that showed a text, of any length", () => {
    for (const text of ["Tea.", "Tea…", "word ".repeat(54)]) {
      expect(said(text, { name: "vxtwitter", readAt })).to.deep.equal([onlyBy("vxtwitter")]);
      expect(said(text, { name: "oembed", readAt })).to.deep.equal([onlyBy("X's oEmbed")]);
    }
    expect(
      said(
        "Tea.",
        { name: "syndication", readAt, parts: ["media"] },
        { name: "vxtwitter", readAt, parts: ["text"] },
      ),
    ).to.deep.equal([onlyBy("vxtwitter")]);
  });

  it("name a link that is not known", () => {
    expect(
      said("See https://t.co/aaaaaaaaa1", { name: "syndication", readAt, parts: ["text"] }),
    ).to.deep.equal(["⚠️ A link in its text could not be read, so there may be more of the text."]);
  });
});
