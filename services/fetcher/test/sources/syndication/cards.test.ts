import { expect } from "chai";
import { SyndicationTweet } from "../../../src/sources/syndication/schema.ts";
import { syndicationTweet } from "../../../src/sources/syndication/tweet.ts";

/** What is kept of a post whose text ends with the link to this card, and what is said to be missing. */
function kept(name: string, values: Record<string, unknown>, url = "https://t.co/C4rd") {
  const body = {
    id_str: "1960000000000000080",
    text: "Look https://t.co/C4rd",
    user: { screen_name: "mira_k" },
    card: { name, url, binding_values: values },
  };
  const tweet = syndicationTweet(SyndicationTweet.parse(body), "2026-03-04T00:00:00.000Z");
  const { media = [], card, poll, missing } = tweet ?? {};
  return {
    media: media.map((medium) => `${medium.kind} ${medium.url}`),
    card: card && `${card.title} ${card.url}`,
    poll: poll?.options.map(({ label }) => label),
    missing,
  };
}

const text = (string_value: string) => ({ type: "STRING", string_value });
const image = (path: string) => ({
  type: "IMAGE",
  image_value: { url: `https://pbs.twimg.com/${path}`, width: 600, height: 314 },
});
const nothing = { media: [], card: undefined, poll: undefined, missing: [] as string[] };
const film = "https://video.twimg.com/amplify_video/7/vid/1280x720/f.mp4";
const stream = {
  player_stream_url: text(film),
  player_hls_url: text("https://video.twimg.com/amplify_video/7/pl/f.m3u8"),
};
const frontPage = { title: text("Tonight"), card_url: text("https://twitter.com") };
const page = { title: text("Tides"), card_url: text("https://example.org/tides") };

describe("the cards of syndication", () => {
  const choices = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        [`choice${at + 1}_label`, text(`Option ${at + 1}`)],
        [`choice${at + 1}_image_original`, image(`card_img/${at + 1}/k?format=jpg&name=orig`)],
      ]).flat(),
    );
  const picture = (number: number) =>
    `photo https://pbs.twimg.com/card_img/${number}/k?format=jpg&name=orig`;

  for (const [name, values, expected] of [
    [
      "19068:poll_choice_images",
      { choice_count: text("3"), ...choices(3) },
      {
        poll: ["Option 1", "Option 2", "Option 3"],
        media: [picture(1), picture(2), picture(3)],
      },
    ],
    [
      "19068:poll_choice_images",
      { ...choices(2), choice2_image_original: image("") && text("x") },
      { poll: ["Option 1", "Option 2"], media: [picture(1)], missing: ["media"] },
    ],
    [
      "poll_choice_images",
      { choice_count: text("4"), ...choices(2) },
      { media: [picture(1), picture(2)], missing: ["poll", "media"] },
    ],
    ["77:poll2choice_text_only", choices(2), { poll: ["Option 1", "Option 2"] }],
    [
      "poll2choice_video",
      { ...choices(2), ...stream },
      { poll: ["Option 1", "Option 2"], media: [`video ${film}`] },
    ],
    ["poll3choice_unheard_of", choices(3), { poll: 3, missing: ["media"] }],
    ["amplify", { ...frontPage, ...stream }, { media: [`video ${film}`] }],
    ["amplify", { ...frontPage, player_hls_url: stream.player_hls_url }, { missing: ["media"] }],
    ["promo_video_convo", { ...frontPage, ...stream }, { media: [`video ${film}`] }],
    [
      "promo_video_website",
      { ...page, ...stream },
      { media: [`video ${film}`], card: "Tides https://example.org/tides" },
    ],
    [
      "25:promo_image_convo",
      { ...frontPage, promo_image_original: image("card_img/9/p?format=jpg&name=orig") },
      { media: ["photo https://pbs.twimg.com/card_img/9/p?format=jpg&name=orig"] },
    ],
    [
      "promo_website",
      { title: text("Tides"), website_url: text("https://example.org/tides") },
      { card: "Tides https://example.org/tides" },
    ],
    ["promo_image_convo", frontPage, { missing: ["media"] }],
    [
      "74:broadcast",
      {
        broadcast_title: text("Rocket watch"),
        broadcast_url: text("https://twitter.com/i/broadcasts/1y"),
      },
      { card: "Rocket watch https://twitter.com/i/broadcasts/1y", missing: ["media"] },
    ],
    ["36:audiospace", { id: text("1y") }, { missing: ["media"] }],
    // The page of an announced Space, which has no title.
    [
      "3691:audiospace",
      { id: text("1y"), card_url: text("https://x.com/i/spaces/1y") },
      { missing: ["media"] },
    ],
    [
      "8:something_new",
      { card_url: text("https://example.org/tides") },
      { missing: ["card", "media"] },
    ],
    ["36:periscope_broadcast", {}, { missing: ["card", "media"] }],
    ["player", page, { card: "Tides https://example.org/tides" }],
    [
      "player",
      { title: text("Tides"), player_url: text("https://tube.example/embed/1") },
      { card: "Tides https://tube.example/embed/1" },
    ],
    ["player", { ...frontPage, player_url: text("https://x.com/i/1") }, { missing: ["media"] }],
    [
      "player",
      { ...page, player_stream_url: text("https://cdn.example/f.mp4") },
      { card: "Tides https://example.org/tides", missing: ["media"] },
    ],
    ["8:something_new", page, { card: "Tides https://example.org/tides", missing: ["media"] }],
    ["summary_large_image", page, { card: "Tides https://example.org/tides" }],
    ["summary", { title: text("Tides") }, { card: "Tides https://t.co/C4rd", missing: ["text"] }],
    ["summary", { card_url: page.card_url }, { missing: ["card"] }],
    ["summary_large_image", {}, { missing: ["card"] }],
  ] as const) {
    it(`reads ${name} with ${Object.keys(values).join(", ") || "nothing"}`, () => {
      const { poll, ...rest } = kept(name, values);
      const wanted = { ...nothing, ...expected };
      const asWanted = typeof wanted.poll === "number" ? poll?.length : poll;
      expect({ ...rest, poll: asWanted }).to.deep.equal(wanted);
    });
  }

  it("says that media are missing of a card without the shape of one", () => {
    expect(kept(7 as never, {})).to.deep.equal({ ...nothing, missing: ["card", "media"] });
  });

  it("keeps the title of a film that leads to no page as the film's description", () => {
    const body = {
      id_str: "1960000000000000080",
      text: "Look",
      user: { screen_name: "mira_k" },
      card: { name: "amplify", binding_values: { ...frontPage, ...stream } },
    };
    const tweet = syndicationTweet(SyndicationTweet.parse(body), "2026-03-04T00:00:00.000Z");
    expect(tweet?.media[0]).to.include({ altText: "Tonight", width: 1280, height: 720 });
  });
});

describe("unified cards", () => {
  const details = (title: string, destination: string) => ({
    type: "details",
    data: { title: { content: title }, subtitle: { content: "example.org" }, destination },
  });
  const browser = (url: string) => ({
    type: "browser",
    data: { url_data: { url, vanity: "example.org" } },
  });
  const photo = (id: string) => ({
    type: "photo",
    media_url_https: `https://pbs.twimg.com/media/${id}.jpg`,
  });
  const video = {
    type: "video",
    media_url_https: "https://pbs.twimg.com/v.jpg",
    video_info: { variants: [{ content_type: "video/mp4", bitrate: 9, url: film }] },
  };
  const media = (id: string) => ({ type: "media", data: { id, destination: "b1" } });
  const swipeable = (...ids: string[]) => ({
    type: "swipeable_media",
    data: { media_list: ids.map((id, at) => ({ id, destination: `b${at + 1}` })) },
  });
  const unified = (
    component_objects: Record<string, unknown>,
    media_entities: Record<string, unknown>,
  ) =>
    kept("unified_card", {
      card_url: text("https://twitter.com"),
      unified_card: text(
        JSON.stringify({
          components: Object.keys(component_objects),
          component_objects,
          media_entities,
          destination_objects: {
            b1: browser("https://example.org/one"),
            b2: browser("https://example.org/two"),
          },
        }),
      ),
    });
  const one = "Watch https://example.org/one";
  const photos = ["A", "B"].map(
    (id) => `photo https://pbs.twimg.com/media/${id}?format=jpg&name=orig`,
  );

  it("keeps a photo and a film with the page that they lead to", () => {
    const parts = { media_1: media("3_1"), details_1: details("Watch", "b1") };
    expect(unified(parts, { "3_1": photo("A") })).to.deep.equal({
      ...nothing,
      media: photos.slice(0, 1),
      card: one,
    });
    expect(unified(parts, { "3_1": video })).to.deep.equal({
      ...nothing,
      media: [`video ${film}`],
      card: one,
    });
  });

  it("keeps a carousel whole", () => {
    const parts = { media_1: swipeable("3_1", "3_2"), details_1: details("Watch", "b1") };
    expect(unified(parts, { "3_1": photo("A"), "3_2": photo("B") })).to.deep.equal({
      ...nothing,
      media: photos,
      card: one,
    });
  });

  for (const [what, parts, entities] of [
    ["a medium that is not given", { m: swipeable("3_1", "3_2"), d: details("Watch", "b1") }, {}],
    ["a film without a file", { m: media("3_1") }, { "3_1": { ...video, video_info: {} } }],
    ["a component that nobody knows", { j: { type: "job_details", data: {} } }, {}],
    ["a title whose page is not given", { d: details("Watch", "store_1") }, {}],
    ["nothing at all", {}, {}],
  ] as const) {
    it(`says that media are missing of a card with ${what}`, () => {
      expect(unified(parts, entities).missing).to.deep.equal(["media"]);
    });
  }

  it("says that media are missing of a card whose JSON is broken, longer than real ones, or absent", () => {
    for (const json of ["{", "7", `{"components":["${"x".repeat(200_000)}"]}`]) {
      expect(kept("unified_card", { unified_card: text(json) }).missing).to.deep.equal(["media"]);
    }
    expect(kept("unified_card", {}).missing).to.deep.equal(["media"]);
  });
});
