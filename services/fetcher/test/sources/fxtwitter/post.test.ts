import { expect } from "chai";
import { fxPost } from "../../../src/sources/fxtwitter/post.ts";
import { FxStatus } from "../../../src/sources/fxtwitter/schema.ts";

const photo = {
  type: "photo",
  url: "https://pbs.twimg.com/media/A.jpg?name=orig",
  width: 600,
  height: 400,
};
const facetAt = (start: number) => ({
  type: "media",
  indices: [start, start + 23],
  id: "9",
  display: "pic.x.com/ppppppppp1",
  original: "https://t.co/ppppppppp1",
  replacement: "https://x.com/mira_k/status/1960000000000000080/photo/1",
});

function kept(more: object) {
  const status = FxStatus.parse({
    type: "status",
    id: "1960000000000000080",
    author: { id: "7", screen_name: "mira_k", name: "Mira" },
    ...more,
  });
  const { text, communityNote, media, missing } = fxPost(status, "2026-03-04T00:00:00.000Z").post;
  return { text, communityNote, media: media.length, missing };
}
const whole = { text: "", communityNote: undefined, media: 1, missing: [] as string[] };

describe("a post of FxTwitter", () => {
  // They replace the text of the post by that of the note, and keep the places of the media's links.
  for (const [what, note] of [
    ["a long text", "The tide comes and the tide goes. ".repeat(8).concat("It comes.")],
    ["a short text in bold", "The tide"],
  ] as const) {
    const withPhoto = (text: string, isNote: boolean) =>
      kept({
        text,
        raw_text: { text, display_text_range: [0, text.length], facets: [facetAt(281)] },
        is_note_tweet: isNote,
        media: { all: [photo], photos: [photo] },
      });
    it(`is whole with ${what} and a picture, whose link is in the shorter text alone`, () => {
      expect(withPhoto(note, true)).to.deep.equal({ ...whole, text: note });
    });
    it(`is cut before the link of its picture, with ${what} that is no note`, () => {
      expect(withPhoto(note, false).missing).to.deep.equal(["text"]);
    });
  }

  it("is whole if it is a picture that replies", () => {
    const raw = "@alice https://t.co/ppppppppp1";
    const reply = {
      text: "@alice",
      raw_text: { text: raw, display_text_range: [7, 7], facets: [facetAt(7)] },
      media: { all: [photo], photos: [photo] },
    };
    expect(kept(reply)).to.deep.equal(whole);
  });
});

describe("a community note of FxTwitter", () => {
  const link = "https://t.co/rrrrrrrrr2";
  const target = "https://example.org/albedo?a=$&b=1";
  const withNote = (text: string, facets: object[]) => {
    const note = { text, facets };
    const raw_text = { text: "The moon is a lamp", facets: [] };
    const { communityNote, missing } = kept({
      text: "The moon is a lamp",
      raw_text,
      community_note: note,
    });
    return { communityNote, missing };
  };
  /** As they describe a link: where it is, in UTF-16 units, what stands there, and where it leads. */
  const facet = (text: string, display: string, replacement?: string) => {
    const start = text.indexOf(display);
    const indices = [start, start + display.length];
    return { type: "url", indices, display, replacement };
  };

  for (const [what, shown] of [
    ["a short link", link],
    ["a shortened address", "example.org/albedo?a=…"],
  ] as const) {
    for (const [place, before, after] of [
      ["at its end", "It reflects: ", ""],
      ["after an emoji", "🌙 🌙 It reflects: ", ""],
      ["amid it", "It reflects: ", "\n\nAnd more."],
    ] as const) {
      it(`has the target of ${what} ${place}`, () => {
        const text = `${before}${shown}${after}`;
        expect(withNote(text, [facet(text, shown, target)])).to.deep.equal({
          communityNote: `${before}${target}${after}`,
          missing: [],
        });
      });
    }
  }

  it("has the targets of all of its links", () => {
    const text = `One ${link} and ${link}`;
    const second = { ...facet(text, link, `${target}2`), indices: [text.length - 23, text.length] };
    expect(withNote(text, [facet(text, link, target), second])).to.deep.equal({
      communityNote: `One ${target} and ${target}2`,
      missing: [],
    });
  });

  it("has the target of a link that is placed in code points", () => {
    const text = `🌙 See ${link}`;
    const placed = { type: "url", indices: [6, 29], display: ` ${link.slice(0, -1)}` };
    expect(withNote(text, [{ ...placed, replacement: target }])).to.deep.equal({
      communityNote: `🌙 See ${target}`,
      missing: [],
    });
  });

  const text = "It reflects: example.org/albedo…";
  for (const [what, facets] of [
    ["leads to no target", [facet(text, "example.org/albedo…")]],
    ["leads to a short link", [facet(text, "example.org/albedo…", link)]],
    ["has no place", [{ type: "url", replacement: target }]],
    ["is placed behind its end", [{ type: "url", indices: [99, 122], replacement: target }]],
    ["is not described", [7]],
  ] as const) {
    it(`is not whole if a link ${what}`, () => {
      expect(withNote(text, [...facets] as object[]).missing).to.deep.equal(["community-note"]);
    });
  }
});
