import { expect } from "chai";
import { syndication, syndicationToken } from "../../../src/sources/syndication/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { fixture } from "../../support/fixture.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

describe("the syndication source", () => {
  let standIn: StandIn;
  let source: ConnectedSource;

  before(async () => {
    standIn = await startStandIn();
    source = connectTo(syndication, standIn.root);
  });
  after(async () => {
    await source.close();
    await standIn.close();
  });

  const find = (tweetId: string, body: unknown = fixture("syndication", tweetId)) => {
    standIn.answers({ body });
    return askSource(source, tweetId);
  };
  const tweet = async (tweetId: string, body?: unknown) => {
    const lookup = await find(tweetId, body);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    return lookup.tweet;
  };

  it("asks for the id with its token, in English, and says who asks", async () => {
    await find("20");
    expect(standIn.requests.at(-1)).to.deep.equal({
      method: "GET",
      url: "/tweet-result?id=20&token=6dq1a2xwd93&lang=en",
      userAgent: "Memory/0.1 (bot that keeps tweets)",
    });
  });

  it("computes the token as X's own script does", () => {
    expect(
      ["20", "1628832338187636740", "1577730467436138524", "2089029385621823840"].map(
        syndicationToken,
      ),
    ).to.deep.equal(["6dq1a2xwd93", "3y54libozsy", "3tol417ti8o", "52avnnxltig"]);
  });

  it("reads a post that is only text", async () => {
    expect(await tweet("20")).to.deep.equal({
      id: "20",
      url: "https://x.com/jack/status/20",
      author: {
        id: "12",
        handle: "jack",
        name: "jack",
        avatarUrl: "https://pbs.twimg.com/profile_images/12/jack_400x400.jpg",
      },
      text: "just setting up my twttr",
      postedAt: "2006-03-21T20:50:14.000Z",
      language: "en",
      media: [],
      counts: { likes: 3, replies: 1, readAt: "now" },
      missing: [],
      sources: [{ name: "syndication", readAt: "now" }],
    });
  });

  it("reads photos that share one link, with alt text, behind emoji", async () => {
    const { text, media, sensitive, missing } = await tweet("1960000000000000001");
    expect({ text, media, sensitive, missing }).to.deep.equal({
      text: "Family 👨‍👩‍👧‍👦 at sea 🇵🇹 &lt; lake? Notes: https://example.org/notes?a=1&b=2",
      sensitive: false,
      missing: [],
      media: [
        {
          kind: "photo",
          url: "https://pbs.twimg.com/media/AAAAboat?format=jpg&name=orig",
          width: 1200,
          height: 800,
          altText: "A boat",
        },
        {
          kind: "photo",
          url: "https://pbs.twimg.com/media/AAAAlake?format=jpg&name=orig",
          width: 1200,
          height: 800,
        },
      ],
    });
  });

  it("takes the best mp4 that every player knows, and keeps all variants", async () => {
    const { text, media, language, sensitive } = await tweet("1960000000000000002");
    expect({ text, language, sensitive }).to.deep.equal({
      text: "Two clips",
      language: undefined,
      sensitive: true,
    });
    expect(media.map(({ variants, ...rest }) => ({ ...rest, of: variants?.length }))).to.deep.equal(
      [
        {
          kind: "video",
          url: "https://video.twimg.com/amplify_video/9/vid/avc1/1280x720/a.mp4",
          previewUrl: "https://pbs.twimg.com/amplify_video_thumb/9/img/a.jpg",
          width: 1280,
          height: 720,
          durationMs: 4200,
          of: 4,
        },
        {
          kind: "gif",
          url: "https://video.twimg.com/tweet_video/G.mp4",
          previewUrl: "https://pbs.twimg.com/tweet_video_thumb/G.jpg",
          width: 400,
          height: 300,
          of: 1,
        },
      ],
    );
    expect(media[0]?.variants?.[0]).to.deep.equal({
      url: "https://video.twimg.com/amplify_video/9/pl/a.m3u8",
      contentType: "application/x-mpegURL",
    });
  });

  it("reads a reply that quotes, and says what is missing of the quoted post", async () => {
    const { text, inReplyTo, quoted, missing } = await tweet("1960000000000000003");
    expect({ text, inReplyTo, missing }).to.deep.equal({
      text: "Worth reading",
      inReplyTo: { id: "1960000000000000001", handle: "mira_reads" },
      missing: ["reply-context"],
    });
    expect(quoted).to.include({
      kind: "found",
      id: "1960000000000000009",
      text: "Half of a long story",
    });
    expect(quoted).to.have.deep.property("missing", ["text"]);
  });

  it("knows of a quote by its link alone", async () => {
    const { text, quoted, missing } = await tweet("1960000000000000004");
    expect({ text, quoted, missing }).to.deep.equal({
      text: "Remember this? https://x.com/mira_reads/status/1960000000000000008",
      quoted: undefined,
      missing: ["quote"],
    });
  });

  it("tells why a quoted post cannot be shown", async () => {
    const { text, quoted, missing } = await tweet("1960000000000000005");
    expect({ text, quoted, missing }).to.deep.equal({
      text: "It was here",
      quoted: { kind: "absent", id: "1960000000000000007", why: "deleted" },
      missing: [],
    });
  });

  it("is not broken by a quoted post that makes no sense", async () => {
    const body = { ...(fixture("syndication", "20") as object), quoted_tweet: { id_str: 7 } };
    expect(await tweet("20", body)).to.deep.include({
      text: "just setting up my twttr",
      missing: ["quote"],
    });
  });

  for (const [what, tweetId, part] of [
    ["a long post that was cut", "1960000000000000006", "text"],
    ["an article", "1960000000000000010", "article"],
    ["a poll whose options are not told", "1960000000000000011", "poll"],
    ["the first post of a thread", "1960000000000000050", "thread"],
    ["media that X withholds or that are not X's", "1960000000000000013", "media"],
  ] as const) {
    it(`says that a part is missing of ${what}`, async () => {
      expect((await tweet(tweetId)).missing).to.deep.equal([part]);
    });
  }

  it("takes media from X's own hosts only", async () => {
    expect((await tweet("1960000000000000013")).media).to.deep.equal([]);
  });

  it("says that media are missing that it cannot read", async () => {
    const body = fixture("syndication", "1960000000000000060") as { mediaDetails: object[] };
    for (const medium of [{}, 7, { type: "hologram" }]) {
      const mediaDetails = [...body.mediaDetails, medium];
      const { media, missing } = await tweet("1960000000000000060", { ...body, mediaDetails });
      expect([media.length, missing]).to.deep.equal([3, ["media"]]);
    }
  });

  it("reads an old video that comes without details", async () => {
    const { text, media, missing } = await tweet("1960000000000000012");
    expect({ text, missing, media }).to.deep.equal({
      text: "Old clip",
      missing: [],
      media: [
        {
          kind: "video",
          url: "https://video.twimg.com/ext_tw_video/12/pu/vid/480x270/p.mp4",
          previewUrl: "https://pbs.twimg.com/ext_tw_video_thumb/12/pu/img/p.jpg",
          width: 480,
          height: 270,
          durationMs: 9000,
          variants: [
            {
              url: "https://video.twimg.com/ext_tw_video/12/pu/pl/p.m3u8",
              contentType: "application/x-mpegURL",
            },
            {
              url: "https://video.twimg.com/ext_tw_video/12/pu/vid/480x270/p.mp4",
              contentType: "video/mp4",
            },
          ],
        },
      ],
    });
  });

  const teaPoll = {
    options: [
      { label: "Tea ☕", votes: 4 },
      { label: "Coffee & milk", votes: 6 },
      { label: "Neither", votes: 0 },
    ],
    totalVotes: 10,
    endsAt: "2099-01-01T00:00:00.000Z",
    closed: false,
  };

  it("reads an open poll, and one that is closed with the picture it asks about", async () => {
    const open = await tweet("1960000000000000030");
    expect([open.poll, open.card, open.missing]).to.deep.equal([teaPoll, undefined, []]);
    const { poll, media, missing } = await tweet("1960000000000000031");
    expect({ poll, media, missing }).to.deep.equal({
      poll: {
        options: [
          { label: "Left", votes: 1 },
          { label: "Right", votes: 2 },
        ],
        totalVotes: 3,
        endsAt: "2026-03-05T05:06:07.000Z",
        closed: true,
      },
      media: [
        {
          kind: "photo",
          url: "https://pbs.twimg.com/media/DOORS?format=jpg&name=orig",
          width: 1600,
          height: 900,
        },
      ],
      missing: [],
    });
  });

  it("says what is missing of a poll whose film or some of whose options it cannot have", async () => {
    const body = fixture("syndication", "1960000000000000031") as { card: { name: string } };
    const as = async (name: string) =>
      (await tweet("1960000000000000031", { ...body, card: { ...body.card, name } })).missing;
    expect(await as("poll2choice_video")).to.deep.equal(["media"]);
    expect(await as("poll3choice_text_only")).to.deep.equal(["poll"]);
  });

  it("reads the card of a linked page", async () => {
    expect((await tweet("1960000000000000032")).card).to.deep.equal({
      url: "https://example.org/tides?x=1&y=2",
      title: "How tides work",
      description: "Twice a day, slowly.",
      domain: "example.org",
      imageUrl: "https://pbs.twimg.com/card_img/32/p?format=jpg&name=800x419",
    });
  });

  it("knows an edition that is not the last", async () => {
    expect((await tweet("1960000000000000033")).edits).to.deep.equal({
      ids: ["1960000000000000033", "1960000000000000034"],
      isStale: true,
    });
  });

  it("knows it by the list of editions alone, too", async () => {
    const body = fixture("syndication", "1960000000000000033") as object;
    const isStaleAs = async (isStaleEdit: unknown, edit_tweet_ids: string[]) => {
      const edit_control = { edit_tweet_ids };
      const found = await tweet("1960000000000000033", { ...body, isStaleEdit, edit_control });
      return found.edits?.isStale;
    };
    const [own, next] = ["1960000000000000033", "1960000000000000034"] as const;
    expect(await isStaleAs(undefined, [own, next])).to.equal(true);
    expect(await isStaleAs(false, [own, next])).to.equal(true);
    expect(await isStaleAs(undefined, [own])).to.not.equal(true);
  });

  it("tells the one post of a thread that it is given, and that there are more", async () => {
    const { thread, replyContext, missing } = await tweet("1960000000000000053");
    expect({ replyContext, missing }).to.deep.equal({
      replyContext: undefined,
      missing: ["thread"],
    });
    expect(thread?.map((post) => post.kind === "found" && post.text)).to.deep.equal([
      "Two: the waves.",
      "Three: the shore.",
    ]);
  });

  it("takes a reply to oneself for part of a thread", async () => {
    const {
      self_thread: _,
      parent: __,
      ...body
    } = fixture("syndication", "1960000000000000053") as {
      [key: string]: unknown;
    };
    const { thread, missing } = await tweet("1960000000000000053", body);
    expect({ thread, missing }).to.deep.equal({ thread: undefined, missing: ["thread"] });
  });

  it("reads what a reply answers, with its media, or why that is not shown", async () => {
    const { text, replyContext, missing } = await tweet("1960000000000000036");
    expect({ text, missing }).to.deep.equal({ text: "Is that your boat?", missing: [] });
    expect(replyContext).to.deep.include({
      kind: "found",
      id: "1960000000000000001",
      text: "At sea",
      media: [
        {
          kind: "photo",
          url: "https://pbs.twimg.com/media/PARENT?format=jpg&name=orig",
          width: 1200,
          height: 800,
          altText: "A boat",
        },
      ],
      counts: { likes: 3, reposts: 2, replies: 1, readAt: "now" },
      missing: [],
    });
    const other = await tweet("1960000000000000037");
    expect([other.replyContext, other.missing]).to.deep.equal([
      { kind: "absent", id: "1960000000000000008", why: "suspended" },
      [],
    ]);
  });

  it("reads the poll of a quoted post", async () => {
    const { text, quoted, missing } = await tweet("1960000000000000039");
    expect({ text, missing }).to.deep.equal({ text: "Neither!", missing: [] });
    expect(quoted).to.deep.include({ kind: "found", poll: teaPoll, missing: [] });
  });

  it("gives no other post for the quoted or the answered one", async () => {
    const reply = fixture("syndication", "1960000000000000036") as { parent: object };
    const quote = fixture("syndication", "1960000000000000005") as object;
    const other = { ...reply.parent, id_str: "1960000000000000002" };
    const answering = await tweet("1960000000000000036", { ...reply, parent: other });
    const quoting = await tweet("1960000000000000005", { ...quote, quoted_tweet: other });
    expect([answering.replyContext, answering.missing]).to.deep.equal([
      undefined,
      ["reply-context"],
    ]);
    expect([quoting.quoted, quoting.missing]).to.deep.equal([undefined, ["quote"]]);
  });

  it("is right to the character in right-to-left text, joined emoji, flags and escapes", async () => {
    const { text, language, sensitive, media, missing } = await tweet("1960000000000000038");
    expect({ text, language, sensitive, missing }).to.deep.equal({
      text: "👩🏽‍🚀 שלום &lt;b&gt; مرحبا 🏴󠁧󠁢󠁳󠁣󠁴󠁿🇵🇹 a < b & c https://example.org/מילים?a=1&b=2 👨‍👩‍👧‍👦",
      language: "he",
      sensitive: true,
      missing: [],
    });
    expect(media.map(({ altText }) => altText)).to.deep.equal([
      "One",
      undefined,
      "Three",
      undefined,
    ]);
  });

  it("reads a video, a photo and a GIF in one post", async () => {
    const { media, missing } = await tweet("1960000000000000060");
    expect(media.map(({ kind, altText }) => [kind, altText])).to.deep.equal([
      ["video", undefined],
      ["photo", undefined],
      ["gif", "A wave breaks, for ever"],
    ]);
    expect(missing).to.deep.equal([]);
  });

  it("is not broken by counts, cards and editions that make no sense", async () => {
    const body = fixture("syndication", "20") as object;
    const nonsense = {
      favorite_count: "many",
      conversation_count: -1,
      edit_control: { edit_tweet_ids: [7, "x"] },
      card: { name: "summary", binding_values: [{ key: "title" }] },
      parent: 7,
      self_thread: null,
    };
    const { counts, edits, card, missing } = await tweet("20", { ...body, ...nonsense });
    expect({ counts, edits, card, missing }).to.deep.equal({
      counts: undefined,
      edits: undefined,
      card: undefined,
      missing: ["card"],
    });
  });

  for (const [sign, missing] of [
    [{ has_birdwatch_notes: true }, ["community-note"]],
    [{ birdwatch_pivot: { title: "Readers added context" } }, ["community-note"]],
    [{ has_birdwatch_notes: false, birdwatch_pivot: null }, []],
  ] as const) {
    it(`asks for the community note that ${JSON.stringify(sign)} tells of`, async () => {
      const body = fixture("syndication", "20") as object;
      expect((await tweet("20", { ...body, ...sign })).missing).to.deep.equal(missing);
    });
  }

  it("needs no more than id, text and author", async () => {
    const body = { __typename: "Tweet", id_str: "20", text: "hi", user: { screen_name: "jack" } };
    for (const extra of [{}, { entities: [], mediaDetails: null, lang: 7, card: null }]) {
      const { author, text, media, missing } = await tweet("20", { ...body, ...extra });
      expect({ author, text, media, missing }).to.deep.equal({
        author: { handle: "jack", name: "jack" },
        text: "hi",
        media: [],
        missing: [],
      });
    }
  });
});
