import { expect } from "chai";
import { fxPost } from "../../../src/sources/fxtwitter/post.ts";
import { FxStatus } from "../../../src/sources/fxtwitter/schema.ts";

function kept(parts: object) {
  const status = FxStatus.parse({
    type: "status",
    id: "1960000000000000080",
    text: "Look",
    raw_text: { text: "Look", display_text_range: [0, 4], facets: [] },
    author: { screen_name: "mira_k" },
    ...parts,
  });
  const { media, card, missing } = fxPost(status, "2026-03-04T00:00:00.000Z").post;
  return { media: media.map(({ kind }) => kind), card: card?.url, missing };
}

const photo = { type: "photo", url: "https://pbs.twimg.com/media/A.jpg" };
const video = { type: "video", url: "https://video.twimg.com/f.mp4", formats: [] };
const external = { type: "video", url: "https://tube.example/embed/1" };
const page = { url: "https://example.org/", title: "Tides" };
const broadcast = { url: "https://x.com/i/broadcasts/1y", title: "Rocket watch" };

describe("the media of FxTwitter", () => {
  for (const [what, parts, expected] of [
    ["a mosaic", { media: { all: [photo, { type: "mosaic_photo" }], mosaic: {} } }, ["photo"]],
    ["a list beside `all`", { media: { photos: [photo], videos: [video] } }, ["photo", "video"]],
    ["lists that repeat `all`", { media: { all: [photo], photos: [photo] } }, ["photo"]],
    ["empty groups", { media: { all: [], broadcast: null, audio: [] } }, []],
    ["a player with its page", { media: { external }, card: page }, []],
    [
      "a film's card with the film",
      { media: { all: [video] }, card: { card_name: "amplify" } },
      ["video"],
    ],
  ] as const) {
    it(`is whole with ${what}`, () => {
      const { media, missing } = kept(parts);
      expect({ media, missing }).to.deep.equal({ media: expected, missing: [] });
    });
  }

  for (const [what, parts] of [
    ["a medium of an unknown kind", { media: { all: [photo, { type: "audio", url: photo.url }] } }],
    ["a broadcast", { media: { all: [], broadcast } }],
    ["a group that nobody knows", { media: { all: [photo], hologram: { id: 7 } } }],
    ["a player without its page", { media: { external } }],
    ["a film's card without a film", { card: { card_name: "745:broadcast" } }],
    ["an unknown card", { card: { ...page, card_name: "something_new" } }],
    ["a poll's pictures", { card: { card_name: "poll_choice_images" } }],
  ] as const) {
    it(`lacks media with ${what}`, () => {
      expect(kept(parts).missing).to.deep.equal(["media"]);
    });
  }

  it("keeps the page of a broadcast, and no link to X's front page", () => {
    expect(kept({ media: { broadcast } }).card).to.equal("https://x.com/i/broadcasts/1y");
    for (const url of ["https://x.com", "https://twitter.com/", "https://www.x.com/?s=20"]) {
      expect(kept({ card: { url, title: "Tonight" } }).card).to.equal(undefined);
    }
  });
});
