import type { Media, Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { mergeTweets } from "../src/merge-tweets.ts";
import { tweetFrom } from "./support/tweet.ts";

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

  it("leaves the cut text when the other is no continuation of it", () => {
    expect(merged({ text: "one two", missing: ["text"] }, { text: "one three" })).to.deep.equal({
      ...whole,
      text: "one two",
      missing: ["text"],
    });
  });

  it("takes nothing from another post or another author", () => {
    const cut = first({ text: "one", missing: ["text"] });
    for (const other of [{ id: "21" }, { author: { handle: "jill", name: "" } }]) {
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
    ).to.deep.equal({ ...whole, text: "one two", missing: ["poll"] });
  });
});
