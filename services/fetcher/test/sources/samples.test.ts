import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { fxTwitter as fxTwitterDefinition } from "../../src/sources/fxtwitter/source.ts";
import { syndication as syndicationDefinition } from "../../src/sources/syndication/source.ts";
import { askSource } from "../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../support/connect-source.ts";
import { type StandIn, startStandIn } from "../support/stand-in.ts";

/** Answers of the live services, kept beside the checkout because their texts are not ours. */
const folder = new URL("../../../../../shared/tweet-samples/", import.meta.url);
const isHere = existsSync(folder);

type Json = { [key: string]: unknown };
type Case = { case: string; status?: number; content_type?: string; body: unknown };

const read = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const sample = (path: string): Json => JSON.parse(read(path));
const casesOf = (source: string): Case[] =>
  isHere ? (sample(`errors/${source}.json`).cases as Case[]) : [];

const absent = (why: string, evidence: string) => ({ kind: "absent", why, evidence });

describe(`samples of the sources${isHere ? "" : " (not beside this checkout, skipped)"}`, () => {
  let standIn: StandIn;
  let syndication: ConnectedSource;
  let fxTwitter: ConnectedSource;

  before(async function () {
    if (!isHere) this.skip();
    standIn = await startStandIn();
    syndication = connectTo(syndicationDefinition, standIn.root);
    fxTwitter = connectTo(fxTwitterDefinition, standIn.root);
  });
  after(async () => {
    await Promise.all([syndication?.close(), fxTwitter?.close(), standIn?.close()]);
  });

  const ask = (
    source: "syndication" | "fxtwitter",
    tweetId: string,
    body: unknown,
    status = 200,
  ) => {
    standIn.answers({ body, status });
    return askSource(source === "syndication" ? syndication : fxTwitter, tweetId);
  };
  const tweet = async (source: "syndication" | "fxtwitter", tweetId: string, body: unknown) => {
    const lookup = await ask(source, tweetId, body);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    return Tweet.parse(lookup.tweet);
  };

  describe("syndication", () => {
    it("video and photo in one post", async () => {
      const body = sample("syndication/mixed-video-photo-2026-08.json");
      const { text, media, missing, author, postedAt } = await tweet(
        "syndication",
        "2089029385621823840",
        body,
      );
      expect(text).to.equal((body.text as string).replace(/ https:\/\/t\.co\/\w+$/, ""));
      expect({ missing, postedAt, name: author.name }).to.deep.equal({
        missing: [],
        postedAt: "2026-08-16T16:39:52.000Z",
        name: (body.user as Json).name,
      });
      expect(
        media.map(({ kind, url, width, height }) => ({ kind, url, width, height })),
      ).to.deep.equal([
        {
          kind: "video",
          url: "https://video.twimg.com/amplify_video/2089029250166800384/vid/avc1/720x1280/8Wkhlv4C5atBqgpx.mp4",
          width: 720,
          height: 1280,
        },
        {
          kind: "photo",
          url: "https://pbs.twimg.com/media/HP25CPNX0AAQ9Fx?format=jpg&name=orig",
          width: 1320,
          height: 1752,
        },
      ]);
      expect(media[0]?.variants).to.have.length(4);
    });

    it("a note that was cut, with four photos", async () => {
      const body = sample("syndication/note-tweet-4photos-mentions-htmlentity-2026-08.json");
      const { text, media, missing } = await tweet("syndication", "2089040211736981944", body);
      const whole = (body.text as string)
        .replace("&amp;", "&")
        .replace(/ https:\/\/t\.co\/\w+$/, "");
      expect(text).to.equal(whole);
      expect(missing).to.deep.equal(["text"]);
      expect(media).to.have.length(4);
    });

    for (const variant of [{}, [], null, undefined, { urls: null }]) {
      it(`the same with entities ${JSON.stringify(variant)}`, async () => {
        const body = sample("syndication/mixed-video-photo-2026-08.json");
        const { text, media } = await tweet("syndication", "2089029385621823840", {
          ...body,
          entities: variant,
        });
        expect(text).to.equal((body.text as string).replace(/ https:\/\/t\.co\/\w+$/, ""));
        expect(media).to.have.length(2);
      });
    }
  });

  /** Back in the shape that was reduced. */
  const restored = (path: string) => {
    const { note_tweet, photos: _, media = [], id_str, text, ...body } = sample(path);
    return {
      __typename: "Tweet",
      id_str: id_str as string,
      text: text as string,
      ...body,
      entities: body.entities as { urls: { expanded_url: string }[] },
      ...(note_tweet === true ? { note_tweet: { id: "Tm90ZQ==" } } : {}),
      mediaDetails: (media as Json[]).map(({ type, width, height, alt }) => ({
        type,
        media_url_https: "https://pbs.twimg.com/media/AAAA.jpg",
        ext_alt_text: alt,
        original_info: { width, height },
      })),
    };
  };

  describe("syndication, reduced by others", () => {
    it("a display range in UTF-16 beside indices in code points", async () => {
      const body = restored(
        "postcheck-reduced/dtr-utf16-vs-entities-codepoints-2097746764560552262.json",
      );
      const { text } = await tweet("syndication", body.id_str, body);
      const { urls } = body.entities;
      expect(text).to.equal(
        body.text.replace(
          /https:\/\/t\.co\/\w+ https:\/\/t\.co\/\w+$/,
          urls[0]?.expanded_url ?? "",
        ),
      );
    });

    it("a note that was cut on a word before an emoji", async () => {
      const body = restored("postcheck-reduced/note-emoji-straddles-280-2100299521561706589.json");
      const { text, missing } = await tweet("syndication", body.id_str, body);
      expect({ text, missing }).to.deep.equal({ text: body.text, missing: ["text"] });
    });

    it("a photo with alt text", async () => {
      const body = restored("postcheck-reduced/photo-alt-text-2102785373109907527.json");
      const { text, media, missing } = await tweet("syndication", body.id_str, body);
      expect({ text, missing, alt: media[0]?.altText }).to.deep.equal({
        text: body.text.replace(/ https:\/\/t\.co\/\w+$/, ""),
        missing: [],
        alt: body.mediaDetails[0]?.ext_alt_text,
      });
    });
  });

  describe("errors of syndication", () => {
    const expected: Record<string, unknown> = {
      "deleted-or-missing": absent("unavailable", "weak"),
      "missing-or-wrong-token-or-throttled": absent("unavailable", "weak"),
      "bad-id": absent("unavailable", "weak"),
      "rate-limited": "no answer",
      "upstream-5xx": "no answer",
      "tombstone-deleted": absent("deleted", "strong"),
      "tombstone-suspended": absent("suspended", "strong"),
      "tombstone-account-gone": absent("account-gone", "strong"),
      "tombstone-protected": absent("protected", "strong"),
      "tombstone-violated": absent("rules-violated", "strong"),
      "tombstone-unavailable": absent("unavailable", "weak"),
      "tombstone-age-restricted": absent("age-restricted", "strong"),
      "tombstone-bare": absent("unavailable", "weak"),
      "tweet-without-user (account gone/suspended)": absent("unavailable", "weak"),
    };

    for (const { case: name, status = 200, content_type: type = "", body } of casesOf(
      "syndication",
    )) {
      it(name, async () => {
        const { user: _, ...withoutUser } = sample("syndication/mixed-video-photo-2026-08.json");
        standIn.answers({
          status,
          type,
          body: name.startsWith("tweet-without-user") ? withoutUser : body,
        });
        const asked = await askSource(syndication, "2089029385621823840");
        expect(asked.kind === "no answer" ? asked.kind : asked).to.deep.equal(expected[name]);
      });
    }
  });

  describe("FxTwitter", () => {
    for (const [name, tweetId, missing] of [
      ["gen-text", "20", []],
      ["gen-video", "1841206275088290279", []],
      ["gen-photos", "1848831595014459513", []],
      ["gen-poll", "1899954694652309701", []],
      ["gen-quote-unavailable", "991001", []],
      ["gen-thread-tombstone", "991202", []],
    ] as const) {
      it(`${name}: our text from the raw one is theirs`, async () => {
        const body = sample(`fxtwitter-v2/${name}.json`);
        const found = await tweet("fxtwitter", tweetId, body);
        expect({ text: found.text, missing: found.missing }).to.deep.equal({
          text: (body.status as Json).text,
          missing,
        });
      });
    }

    it("gen-video", async () => {
      const body = sample("fxtwitter-v2/gen-video.json");
      const { media } = await tweet("fxtwitter", "1841206275088290279", body);
      expect(media[0]).to.deep.include({
        kind: "video",
        url: "https://video.twimg.com/ext_tw_video/1841204388993646595/pu/vid/avc1/1280x720/NRpzIavCR5W-jWFh.mp4?tag=12",
        width: 1280,
        height: 720,
        durationMs: 29626,
      });
    });

    it("gen-photos", async () => {
      const body = sample("fxtwitter-v2/gen-photos.json");
      const { media, postedAt } = await tweet("fxtwitter", "1848831595014459513", body);
      expect({ postedAt, urls: media.map(({ url }) => url) }).to.deep.equal({
        postedAt: "2024-10-22T20:59:36.000Z",
        urls: ["GahebgHbEAEevTU", "GahecZ5aAAEX7GX", "GaheddqbsAAzGXg"].map(
          (key) => `https://pbs.twimg.com/media/${key}?format=jpg&name=orig`,
        ),
      });
    });

    it("gen-quote-unavailable", async () => {
      const body = sample("fxtwitter-v2/gen-quote-unavailable.json");
      expect((await tweet("fxtwitter", "991001", body)).quoted).to.deep.equal({
        kind: "absent",
        id: "991888",
        why: "unavailable",
      });
    });

    it("gen-thread-tombstone", async () => {
      const body = sample("fxtwitter-v2/gen-thread-tombstone.json");
      expect((await tweet("fxtwitter", "991202", body)).inReplyTo).to.deep.equal({
        id: "991200",
        handle: "fixturethread",
      });
    });

    it("links and photos, as recorded from version 1", async () => {
      for (const name of ["rec-photo-link-2026-10", "rec-card-large-2026-10"]) {
        const post = sample(`fxtwitter-v1/${name}.json`).tweet as Json;
        const { media = {}, replying_to_status: _, ...rest } = post;
        const body = { code: 200, status: { type: "status", ...rest, media } };
        const { text, card, missing } = await tweet("fxtwitter", post.id as string, body);
        const told = (post.card ?? {}) as Json;
        expect({ text, missing, title: card?.title }).to.deep.equal({
          text: post.text,
          missing: [],
          title: told.title,
        });
      }
    });

    it("a video that quotes a post, as generated for version 1", async () => {
      const {
        retweets,
        twitter_card: _,
        ...post
      } = sample("fxtwitter-v1/gen-repost-video.json").tweet as Json;
      const quote: Json = { type: "status", ...(post.quote as Json) };
      const status = { type: "status", ...post, replying_to: null, reposts: retweets, quote };
      const found = await tweet("fxtwitter", post.id as string, { code: 200, status });
      expect(found.quoted).to.include({ kind: "found", text: quote.text });
      expect([found.media[0]?.kind, found.missing]).to.deep.equal(["video", []]);
    });
  });

  describe("all that is told beside text and media", () => {
    const extras = async (source: "syndication" | "fxtwitter", tweetId: string, body: unknown) => {
      const found = await tweet(source, tweetId, body);
      const { poll, card, counts: { readAt: _, ...counts } = { readAt: "" } } = found;
      const { edits, article, communityNote, quoted, replyContext, repostedBy, thread } = found;
      const around = { article, communityNote, quoted, replyContext, repostedBy };
      const kinds = thread?.map(({ kind, id }) => `${kind} ${id}`);
      return JSON.parse(
        JSON.stringify({
          poll,
          card,
          counts,
          edits,
          ...around,
          thread: kinds,
          missing: found.missing,
        }),
      );
    };
    const only = (parts: object) => ({ counts: {}, missing: [], ...parts });

    it("by syndication", async () => {
      const mixed = sample("syndication/mixed-video-photo-2026-08.json");
      const note = sample("syndication/note-tweet-4photos-mentions-htmlentity-2026-08.json");
      expect(await extras("syndication", "2089029385621823840", mixed)).to.deep.equal(
        only({
          counts: { likes: 450, replies: 31 },
          edits: { ids: ["2089029385621823840"], isStale: false },
        }),
      );
      expect(await extras("syndication", "2089040211736981944", note)).to.deep.equal(
        only({
          counts: { likes: 75, replies: 31 },
          edits: { ids: ["2089040211736981944"], isStale: false },
          missing: ["text"],
        }),
      );
    });

    it("by syndication, reduced by others", async () => {
      for (const [path, missing] of [
        // Its photo was left out in reducing it.
        ["dtr-utf16-vs-entities-codepoints-2097746764560552262", ["media"]],
        ["note-emoji-straddles-280-2100299521561706589", ["text"]],
        ["photo-alt-text-2102785373109907527", []],
      ] as const) {
        const body = restored(`postcheck-reduced/${path}.json`);
        expect(await extras("syndication", body.id_str, body)).to.deep.equal(only({ missing }));
      }
    });

    const poll = {
      options: [
        { label: "MISC Freelancer", votes: 2 },
        { label: "Anvil Carrack", votes: 6 },
        { label: "Drake Cutlass (Any?)", votes: 5 },
        { label: "Origin 600i", votes: 9 },
      ],
      totalVotes: 22,
      endsAt: "2025-03-16T22:44:33.000Z",
      closed: true,
    };

    it("by syndication, with the card of a poll as X's web client gets it", async () => {
      const raw = read("graphql-raw/poll4-emoji-1899954694652309701.json");
      const [, values = ""] =
        /"binding_values":\s*(\[[\s\S]*?\])\s*,\s*"card_platform"/.exec(raw) ?? [];
      const pairs = JSON.parse(values) as { key: string; value: unknown }[];
      const binding_values = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
      const body = {
        __typename: "Tweet",
        id_str: "1899954694652309701",
        text: "",
        user: { screen_name: "Vyseroy" },
        card: { name: "poll4choice_text_only", url: "card://1899954693746405377", binding_values },
      };
      expect(await extras("syndication", body.id_str, body)).to.deep.equal(only({ poll }));
    });

    for (const [name, tweetId, parts] of [
      [
        "gen-text",
        "20",
        {
          counts: {
            likes: 263922,
            reposts: 123879,
            quotes: 2886,
            replies: 15818,
            bookmarks: 10651,
          },
        },
      ],
      [
        "gen-video",
        "1841206275088290279",
        { counts: { likes: 296, reposts: 68, quotes: 1, replies: 2, bookmarks: 7, views: 4186 } },
      ],
      [
        "gen-photos",
        "1848831595014459513",
        {
          counts: {
            likes: 26045,
            reposts: 2875,
            quotes: 307,
            replies: 823,
            bookmarks: 715,
            views: 2366779,
          },
        },
      ],
      [
        "gen-poll",
        "1899954694652309701",
        { poll, counts: { likes: 2, reposts: 0, quotes: 0, replies: 2, bookmarks: 0, views: 162 } },
      ],
      [
        "gen-quote-unavailable",
        "991001",
        {
          counts: { likes: 0, reposts: 0, quotes: 0, replies: 0, bookmarks: 0 },
          quoted: { kind: "absent", id: "991888", why: "unavailable" },
        },
      ],
      [
        "gen-thread-tombstone",
        "991202",
        {
          counts: { likes: 0, reposts: 0, quotes: 0, replies: 0 },
          thread: ["found 991200", "absent 991201", "found 991202"],
        },
      ],
    ] as const) {
      it(`by FxTwitter: ${name}`, async () => {
        const body = sample(`fxtwitter-v2/${name}.json`);
        expect(await extras("fxtwitter", tweetId, body)).to.deep.equal(only(parts));
      });
    }

    it("by FxTwitter, from every post of the thread and from one whose chain is not told", async () => {
      const body = sample("fxtwitter-v2/gen-thread-tombstone.json");
      const [first] = body.thread as Json[];
      const thread = ["found 991200", "absent 991201", "found 991202"];
      const fromFirst = await extras("fxtwitter", "991200", { ...body, status: first });
      const untold = await extras("fxtwitter", "991202", { ...body, thread: null });
      expect([fromFirst.thread, fromFirst.missing]).to.deep.equal([thread, []]);
      expect([untold.thread, untold.missing]).to.deep.equal([undefined, ["thread"]]);
    });
  });

  describe("errors of FxTwitter", () => {
    for (const [name, tweetId, status, expected] of [
      ["gen-suspended", "991500", 404, absent("suspended", "strong")],
      ["gen-notfound", "20", 404, absent("unavailable", "weak")],
      ["gen-no-user-agent-401", "20", 401, "no answer"],
    ] as const) {
      it(name, async () => {
        const asked = await ask("fxtwitter", tweetId, sample(`fxtwitter-v2/${name}.json`), status);
        expect(asked.kind === "no answer" ? asked.kind : asked).to.deep.equal(expected);
      });
    }

    const expected: Record<string, unknown> = {
      "v1-not-found (also what FxEmbed answers when its own upstream fails)": absent(
        "unavailable",
        "weak",
      ),
      "v1-private": absent("protected", "strong"),
      "v1-api-fail": "no answer",
      "v1-non-numeric-or-odd-id": "no answer",
    };
    for (const { case: name, status = 200, content_type: type = "", body } of casesOf(
      "fxtwitter",
    )) {
      if (typeof body === "string" && body.startsWith("see ")) continue;
      if (name === "v2-suspended tombstone") continue;
      it(name, async () => {
        standIn.answers({ status, type, body });
        const asked = await askSource(fxTwitter, "20");
        expect(asked.kind === "no answer" ? asked.kind : asked).to.deep.equal(expected[name]);
      });
    }
  });

  it("leaves none of these samples out", () => {
    const left = ["syndication", "postcheck-reduced", "fxtwitter-v2"].flatMap((name) =>
      readdirSync(new URL(name, folder)),
    );
    const here = readFileSync(new URL(import.meta.url), "utf8");
    expect(left.filter((file) => !here.includes(file.replace(/\.json$/, "")))).to.deep.equal([]);
  });
});
