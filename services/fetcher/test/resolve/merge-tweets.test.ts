import type { Media, Post, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { mergeTweets } from "../../src/resolve/merge-tweets.ts";
import { cutOriginal } from "../../src/tweet/text/cut-repost.ts";
import { tweetFrom } from "../support/tweet.ts";

const first = (more: Partial<Tweet>) => tweetFrom("syndication", more);
const second = (more: Partial<Tweet>) => tweetFrom("fxtwitter", more);
const merged = (a: Partial<Tweet>, b: Partial<Tweet>) => {
  const { text, media, quoted, missing, sources } = mergeTweets(first(a), second(b));
  return { text, media: media.length, quoted: quoted?.kind, missing, by: sources.length };
};
const whole = { text: "just setting up my twttr", media: 0, quoted: undefined, missing: [], by: 2 };
const photo: Media = { kind: "photo", url: "https://pbs.twimg.com/media/A?format=jpg&name=orig" };

describe("mergeTweets", () => {
  for (const [what, cut, long] of [
    ["goes on", "one two", "one two three"],
    ["differs in white space", "one\n\ntwo", "one two\nthree"],
    ["has its reply mentions", "one two", "@a @b one two three"],
    ["has a link expanded that was not", "one https://t.co/a two", "one https://b.org two three"],
    ["is composed otherwise", "caf\u00e9", "cafe\u0301 au lait"],
    ["was cut with an ellipsis", "one tw…", "one two"],
  ] as const) {
    it(`takes the whole text when it ${what}`, () => {
      expect(merged({ text: cut, missing: ["text"] }, { text: long })).to.deep.equal({
        ...whole,
        text: long,
      });
    });
  }

  it("takes more of a cut text from a source that cannot tell whether it is all", () => {
    const one = { text: "one two…", missing: ["text" as const] };
    const more = { text: "one two three", missing: ["text" as const] };
    const kept = { ...whole, text: "one two three", missing: ["text"] };
    expect(merged(one, more)).to.deep.equal(kept);
    expect(merged(more, one)).to.deep.equal({ ...kept, by: 1 });
  });

  it("knows a text that another source shows to be whole", () => {
    const kept = { text: "one two", missing: ["text" as const] };
    expect(merged(kept, { text: "one two" })).to.deep.equal({ ...whole, text: "one two" });
  });

  it("leaves the cut text when the other is no continuation of it", () => {
    expect(merged({ text: "one two", missing: ["text"] }, { text: "one three" })).to.deep.equal({
      ...whole,
      text: "one two",
      missing: ["text"],
      by: 1,
    });
  });

  it("takes nothing from another post or another author", () => {
    for (const other of [
      { id: "21" },
      { author: { handle: "jill", name: "" } },
      { author: { handle: "jack", name: "", id: "13" } },
    ]) {
      const cut = first({
        text: "one",
        author: { handle: "jack", name: "jack", id: "12" },
        missing: ["text"],
      });
      expect(mergeTweets(cut, second({ text: "one two", ...other }))).to.deep.equal(cut);
    }
  });

  it("takes handles for the same whatever their case", () => {
    const other = { text: "one two", author: { handle: "JACK", name: "Jack" } };
    const { text, author } = mergeTweets(first({ text: "one", missing: ["text"] }), second(other));
    expect({ text, author }).to.deep.equal({
      text: "one two",
      author: { handle: "jack", name: "jack" },
    });
  });

  it("takes media that the first could not give", () => {
    expect(merged({ missing: ["media"] }, { media: [photo] })).to.deep.equal({
      ...whole,
      media: 1,
    });
    expect(merged({ missing: ["media"] }, { media: [photo], missing: ["media"] })).to.deep.equal({
      ...whole,
      media: 1,
      missing: ["media"],
    });
    expect(merged({ media: [photo], missing: ["media"] }, {})).to.deep.equal({
      ...whole,
      media: 1,
      missing: ["media"],
      by: 1,
    });
  });

  it("takes the quoted tweet, or else why there is none", () => {
    const { sources: _, ...post } = tweetFrom("fxtwitter", { id: "19" });
    const found = { kind: "found", ...post } as const;
    const absent = { kind: "absent", id: "19", why: "deleted" } as const;
    expect(merged({ missing: ["quote"] }, { quoted: found })).to.deep.equal({
      ...whole,
      quoted: "found",
    });
    expect(merged({ missing: ["quote"] }, { quoted: absent })).to.deep.equal({
      ...whole,
      quoted: "absent",
    });
    expect(merged({ quoted: absent, missing: ["text"] }, { quoted: found }).quoted).to.equal(
      "found",
    );
    expect(merged({ quoted: found, missing: ["text"] }, { quoted: absent }).quoted).to.equal(
      "found",
    );
    expect(merged({ missing: ["quote"] }, { missing: ["quote"] }).missing).to.deep.equal(["quote"]);
  });

  it("says what either knows to be missing and neither has", () => {
    expect(
      merged({ text: "one", missing: ["text"] }, { text: "one two", missing: ["poll", "media"] }),
    ).to.deep.equal({ ...whole, text: "one two", missing: ["poll", "media"] });
    // The second source lacks one of the two media that the first has whole.
    expect(
      merged(
        { media: [photo, photo], missing: ["text"] },
        { media: [photo], missing: ["text", "media"] },
      ).missing,
    ).to.deep.equal(["text"]);
  });

  const more = (a: Partial<Tweet>, b: Partial<Tweet>) => mergeTweets(first(a), second(b));
  const poll = (...votes: (number | undefined)[]): NonNullable<Post["poll"]> => ({
    options: votes.map((count, index) => ({
      label: String(index),
      ...(count === undefined ? {} : { votes: count }),
    })),
  });
  const found = (more: Partial<Tweet> = {}): Extract<RelatedPost, { kind: "found" }> => {
    const { sources: _, ...post } = tweetFrom("fxtwitter", more);
    return { kind: "found", ...post };
  };

  it("takes a poll, or the votes of one", () => {
    for (const a of [{ missing: ["poll" as const] }, { poll: poll(undefined, undefined) }]) {
      const { poll: taken, missing } = more(a, { poll: poll(1, 2) });
      expect({ taken, missing }).to.deep.equal({ taken: poll(1, 2), missing: [] });
    }
    expect(more({ poll: poll(1, 2) }, { poll: poll(3, 4) }).poll).to.deep.equal(poll(1, 2));
  });

  it("takes an article's body, and what else is told of it", () => {
    const preview = { title: "On bridges", preview: "They stand." };
    const body = { title: "On bridges, again", text: "They stand. Mostly.", coverUrl: "c" };
    const { article, missing } = more(
      { article: preview, missing: ["article"] },
      { article: body },
    );
    expect({ article, missing }).to.deep.equal({
      article: { ...body, ...preview },
      missing: [],
    });
    const still = more({ missing: ["article"] }, { article: preview, missing: ["article"] });
    expect([still.article, still.missing]).to.deep.equal([preview, ["article"]]);
  });

  it("takes what only one of them tells: card, community note, editions, who reposted", () => {
    const told = {
      card: { url: "https://example.org", title: "A page" },
      communityNote: "It is not.",
      edits: { ids: ["20"] },
      repostedBy: { handle: "otto", name: "Otto" },
      language: "en",
      sensitive: true,
    };
    expect(more({}, told)).to.deep.include(told);
    expect(more(told, {})).to.deep.include(told);
    expect(more({ sensitive: false }, told).sensitive).to.equal(false);
  });

  it("gives media the alt texts that the other knows, by the file", () => {
    const described = { ...photo, altText: "A boat" };
    const { media, sources } = more({ media: [photo] }, { media: [described] });
    expect(media).to.deep.equal([described]);
    expect(sources.map(({ parts }) => parts)).to.deep.equal([["text"], ["media"]]);
    const film = { kind: "video" as const, url: "https://video.twimg.com/a.mp4?tag=12" };
    const filmed = { ...film, url: "https://video.twimg.com/a.mp4", altText: "Waves" };
    expect(more({ media: [film] }, { media: [filmed] }).media).to.deep.equal([
      { ...film, altText: "Waves" },
    ]);
    const other = { ...described, url: "https://pbs.twimg.com/media/B?format=jpg&name=orig" };
    expect(more({ media: [photo] }, { media: [other] }).media).to.deep.equal([photo]);
  });

  describe("counts", () => {
    const [early, late] = ["2026-11-22T00:00:00.000Z", "2026-11-22T01:00:00.000Z"];
    it("are the newer ones", () => {
      const newer = { likes: 5, replies: 2, readAt: late };
      const older = { likes: 3, replies: 1, readAt: early };
      expect(more({ counts: older }, { counts: newer }).counts).to.deep.equal(newer);
      expect(more({ counts: newer }, { counts: older }).counts).to.deep.equal(newer);
    });
    it("are as old as the oldest of them", () => {
      const counts = more(
        { counts: { likes: 5, readAt: late } },
        { counts: { likes: 3, views: 500, readAt: early } },
      ).counts;
      expect(counts).to.deep.equal({ likes: 5, views: 500, readAt: early });
    });
  });

  describe("what a reply answers", () => {
    const parent = found({ id: "19" });
    const absent: RelatedPost = { kind: "absent", id: "19", why: "deleted" };
    it("is taken, and no longer missing", () => {
      for (const replyContext of [parent, absent]) {
        const merged = more({ missing: ["reply-context"] }, { replyContext });
        expect([merged.replyContext, merged.missing]).to.deep.equal([replyContext, []]);
      }
      expect(more({ replyContext: parent }, { missing: ["reply-context"] }).missing).to.deep.equal(
        [],
      );
    });
    it("is completed where both have it", () => {
      const cut = found({ id: "19", text: "one", missing: ["text"] });
      const long = found({ id: "19", text: "one two" });
      expect(more({ replyContext: cut }, { replyContext: long }).replyContext).to.deep.include({
        text: "one two",
        missing: [],
      });
    });
  });

  describe("a thread", () => {
    const [head, own, tail] = [found({ id: "19" }), found({}), found({ id: "21" })];
    const kept = ({ thread, missing }: Tweet) => ({ ids: thread?.map(({ id }) => id), missing });

    it("is taken when it is missing", () => {
      expect(kept(more({ missing: ["thread"] }, { thread: [head, own, tail] }))).to.deep.equal({
        ids: ["19", "20", "21"],
        missing: [],
      });
    });
    it("gives way to more of itself, never to less", () => {
      const part: Partial<Tweet> = { thread: [head, own], missing: ["thread"] };
      const all: Partial<Tweet> = { thread: [head, own, tail] };
      const whole = { ids: ["19", "20", "21"], missing: [] };
      expect(kept(more(part, all))).to.deep.equal(whole);
      expect(kept(more(all, part))).to.deep.equal(whole);
      expect(kept(more(part, { missing: ["thread"] }))).to.deep.equal({
        ids: ["19", "20"],
        missing: ["thread"],
      });
      const most: Partial<Tweet> = { ...all, missing: ["thread"] };
      expect(kept(more(most, part))).to.deep.equal({ ...whole, missing: ["thread"] });
      expect(kept(more(part, most))).to.deep.equal({
        ids: ["19", "20", "21"],
        missing: ["thread"],
      });
    });
    it("holds the tweet itself with all that is known of it", () => {
      const { thread } = more(
        { text: "one", missing: ["text", "thread"], edits: { ids: ["20"] } },
        { text: "one two", thread: [head, found({ text: "one two" })] },
      );
      expect(thread?.[1]).to.deep.include({
        text: "one two",
        edits: { ids: ["20"] },
        missing: [],
      });
    });
  });

  it("takes a card and a community note that the first source only knew of", () => {
    const card = { url: "https://example.org/moon", title: "The moon" };
    const note = "It reflects sunlight: https://example.org/albedo";
    const cut = "It reflects sunlight: https://t.co/rrrrrrrrr2";
    const lacking: Partial<Tweet> = { missing: ["card", "community-note"] };
    const kept = ({ card, communityNote, missing }: Tweet) => ({ card, communityNote, missing });
    const all = { card, communityNote: note, missing: [] };
    for (const known of [lacking, { ...lacking, communityNote: cut }]) {
      expect(kept(more(known, { card, communityNote: note }))).to.deep.equal(all);
      expect(kept(more({ card, communityNote: note }, known))).to.deep.equal(all);
    }
    expect(kept(more({}, { ...lacking, communityNote: cut }))).to.deep.equal({
      card: undefined,
      communityNote: cut,
      missing: ["card", "community-note"],
    });
  });

  it("completes a cut original that a repost told of", () => {
    const of = { id: "24", author: { handle: "Sol", name: "Sol" } };
    const cut = { ...of, text: "The original, wh…", missing: ["text" as const] };
    const { text, missing } = more(cut, { ...of, text: "The original, whole & long" });
    expect({ text, missing }).to.deep.equal({ text: "The original, whole & long", missing: [] });
  });

  describe("a cut original, of which only the text of a repost is known", () => {
    const of = { id: "24", url: "https://x.com/SOL/status/24" };
    const repostedBy = { handle: "mira", name: "Mira" };
    const cut = cutOriginal({
      id: "24",
      text: "RT @SOL: The original, wh…",
      repostedBy,
      sources: [{ name: "x-api", readAt: "2026-11-22T00:00:00.000Z" }],
    });
    if (cut === undefined) throw new Error("no text of a repost");
    const original = second({
      ...of,
      author: { handle: "sol", name: "Sol & Co", id: "12" },
      text: "The original, whole & long",
      media: [photo],
      counts: { likes: 1, readAt: "2026-11-22T00:00:00.000Z" },
    });

    it("gives way to any other answer, whole, and keeps who reposted it", () => {
      for (const missing of [[], ["media" as const]]) {
        const { sources, ...known } = { ...original, missing };
        const { sources: by, ...merged } = mergeTweets(cut, { ...known, sources });
        expect(merged).to.deep.equal({ ...known, repostedBy });
        expect(by.map(({ name, parts }) => [name, parts])).to.deep.equal([
          ["fxtwitter", ["text", "media", "counts"]],
          ["x-api", ["repostedBy"]],
        ]);
      }
    });

    it("gives the more of the text if the other answer is cut, too", () => {
      const { text, author, missing } = mergeTweets(cut, {
        ...original,
        text: "The orig…",
        missing: ["text"],
      });
      expect({ text, author, missing }).to.deep.equal({
        text: "The original, wh…",
        author: original.author,
        missing: ["text"],
      });
    });

    it("adds who reposted it to a better answer, and stays beside its like", () => {
      expect(mergeTweets(original, cut)).to.deep.include({
        media: [photo],
        missing: [],
        repostedBy,
      });
      expect(mergeTweets(cut, { ...cut, text: "The original, whole…" }).missing).to.deep.equal([
        "text",
      ]);
    });
  });

  describe("an article that lacks a picture", () => {
    const text = "Words";
    const pictured = { title: "T", text: "Words\n\nhttps://a.jpg", coverUrl: "c" };
    const kept = ({ article, missing }: Tweet) => ({ article, missing });
    const all = { article: pictured, missing: [] };
    const lacking: Partial<Tweet> = { article: { title: "T", text }, missing: ["media"] };

    it("gives way to one that has all", () => {
      expect(kept(more(lacking, { article: pictured }))).to.deep.equal(all);
      expect(kept(more({ article: pictured }, lacking))).to.deep.equal(all);
    });
    it("gives way to one that has all of its links", () => {
      const without: Partial<Tweet> = { article: { title: "T", text }, missing: ["article"] };
      expect(kept(more(without, { article: pictured }))).to.deep.equal(all);
      expect(kept(more({ article: pictured }, without))).to.deep.equal(all);
      const preview: Partial<Tweet> = { article: { title: "T" }, missing: ["article"] };
      expect(kept(more(without, preview))).to.deep.equal(without);
      expect(kept(more(preview, without))).to.deep.equal(without);
      const coverless = {
        article: { title: "T", text: "Words (link)" },
        missing: ["media" as const],
      };
      expect(kept(more(without, coverless))).to.deep.equal(coverless);
      expect(kept(more(coverless, without))).to.deep.equal(coverless);
    });
    it("keeps what it lacks beside one that is no better", () => {
      expect(kept(more(lacking, lacking))).to.deep.equal(lacking);
      const preview: Partial<Tweet> = {
        article: { title: "T", coverUrl: "c" },
        missing: ["article"],
      };
      const { missing } = more(lacking, preview);
      expect(missing).to.deep.equal(["media"]);
    });
    it("does not excuse a lost picture of the post itself", () => {
      const own: Partial<Tweet> = { ...lacking, media: [photo] };
      expect(more(own, { article: pictured }).missing).to.deep.equal(["media"]);
    });
  });

  it("remembers which source gave which part", () => {
    const merged = more(
      { text: "one", media: [photo], missing: ["text", "thread"] },
      { text: "one two", thread: [found({ id: "19" }), found({ text: "one two" })] },
    );
    const third = tweetFrom("vxtwitter", { communityNote: "It is not." });
    const names = (tweet: Tweet) => tweet.sources.map(({ name, parts }) => [name, parts]);
    expect(names(merged)).to.deep.equal([
      ["syndication", ["media"]],
      ["fxtwitter", ["text", "thread"]],
    ]);
    expect(names(mergeTweets(merged, third))).to.deep.equal([
      ["syndication", ["media"]],
      ["fxtwitter", ["text", "thread"]],
      ["vxtwitter", ["communityNote"]],
    ]);
  });
});
