import { expect } from "chai";
import { fxTwitter } from "../../../src/sources/fxtwitter/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { fixture } from "../../support/fixture.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

describe("the FxTwitter source", () => {
  let standIn: StandIn;
  let source: ConnectedSource;

  before(async () => {
    standIn = await startStandIn();
    source = connectTo(fxTwitter, `${standIn.root}/proxy/`);
  });
  after(async () => {
    await source.close();
    await standIn.close();
  });

  const answer = (tweetId: string, status: number, body: unknown) => {
    standIn.answers({ status, body });
    return askSource(source, tweetId);
  };
  const tweet = async (tweetId: string) => {
    const lookup = await answer(tweetId, 200, fixture("fxtwitter", tweetId));
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    return lookup.tweet;
  };

  it("asks version 2 below its root for post and thread at once, and says who asks", async () => {
    const before = standIn.requests.length;
    await tweet("1960000000000000006");
    expect(standIn.requests.slice(before)).to.deep.equal([
      {
        method: "GET",
        url: "/proxy/2/thread/1960000000000000006",
        userAgent: "Memory/0.1 (bot that keeps tweets)",
      },
    ]);
  });

  it("asks once more, for the post alone, when there is no such thread", async () => {
    const before = standIn.requests.length;
    standIn.answers((url: URL) =>
      url.pathname.startsWith("/proxy/2/thread/")
        ? { status: 404, body: { code: 404, status: null } }
        : { body: fixture("fxtwitter", "1960000000000000006") },
    );
    expect((await askSource(source, "1960000000000000006")).kind).to.equal("found");
    expect(standIn.requests.slice(before).map(({ url }) => url)).to.deep.equal([
      "/proxy/2/thread/1960000000000000006",
      "/proxy/2/status/1960000000000000006",
    ]);
  });

  it("asks no more than once for what is known to be gone", async () => {
    const before = standIn.requests.length;
    await answer("20", 404, tombstone("deleted"));
    expect(standIn.requests).to.have.length(before + 1);
  });

  it("reads a long post whole", async () => {
    expect(await tweet("1960000000000000006")).to.deep.equal({
      id: "1960000000000000006",
      url: "https://x.com/mira_reads/status/1960000000000000006",
      author: {
        id: "70001",
        handle: "mira_reads",
        name: "Mira 🌊",
        avatarUrl: "https://pbs.twimg.com/profile_images/70001/mira_400x400.jpg",
      },
      text: "A long post about tides & moons, told slowly, that goes on behind the fold. More at https://example.org/tides and 🌗 this is what was behind it: https://example.org/moons",
      postedAt: "2026-03-04T05:06:07.000Z",
      language: "en",
      media: [],
      counts: { likes: 3, reposts: 0, quotes: 0, replies: 1, readAt: "now" },
      missing: [],
      sources: [{ name: "fxtwitter", readAt: "now" }],
    });
  });

  it("leaves entities that the author of a note typed, and decodes any other text", async () => {
    const body = fixture("fxtwitter", "1960000000000000006") as { status: { raw_text: object } };
    const textAs = async (isNote: boolean | undefined) => {
      const raw_text = { text: "Write &lt;div&gt; &amp;lt;", facets: [] };
      const status = { ...body.status, raw_text, is_note_tweet: isNote };
      standIn.answers({ body: { ...body, status } });
      const lookup = await askSource(source, "1960000000000000006");
      return lookup.kind === "found" && lookup.tweet.text;
    };
    expect(await textAs(true)).to.equal("Write &lt;div&gt; &amp;lt;");
    for (const isNote of [false, undefined])
      expect(await textAs(isNote)).to.equal("Write <div> &lt;");
  });

  it("keeps links without a facet and those with a $, drops the quote's", async () => {
    const { text, inReplyTo, quoted, missing } = await tweet("1960000000000000020");
    expect({ text, inReplyTo, missing }).to.deep.equal({
      text: "Price is $5 https://example.org/?p=$&x=$1 via https://t.co/jjjjjjjjj2",
      inReplyTo: { id: "1960000000000000001", handle: "mira_reads" },
      missing: ["text", "reply-context"],
    });
    expect(quoted).to.include({ kind: "found", text: "Inside <here>", id: "1960000000000000021" });
  });

  it("tells why a quoted post cannot be shown", async () => {
    const { text, quoted, missing } = await tweet("1960000000000000004");
    expect({ text, quoted, missing }).to.deep.equal({
      text: "Remember this?",
      quoted: { kind: "absent", id: "1960000000000000008", why: "suspended" },
      missing: [],
    });
  });

  it("reads photos and videos, and leaves its own mosaics alone", async () => {
    const { text, media, sensitive, missing } = await tweet("1960000000000000022");
    expect({ text, sensitive, missing }).to.deep.equal({
      text: "Photo 🎈 and clip",
      sensitive: true,
      missing: [],
    });
    expect(media.map(({ variants, ...rest }) => ({ ...rest, of: variants?.length }))).to.deep.equal(
      [
        {
          kind: "photo",
          url: "https://pbs.twimg.com/media/KKphoto?format=png&name=orig",
          width: 10,
          height: 20,
          altText: "A balloon",
          of: undefined,
        },
        {
          kind: "video",
          url: "https://video.twimg.com/ext_tw_video/2/pu/vid/avc1/640x360/k.mp4?tag=12",
          previewUrl: "https://pbs.twimg.com/ext_tw_video_thumb/2/pu/img/k.jpg",
          width: 640,
          height: 360,
          durationMs: 29626,
          of: 3,
        },
      ],
    );
  });

  it("says that media are missing that it cannot read", async () => {
    const body = fixture("fxtwitter", "1960000000000000047") as { status: { media: object } };
    for (const medium of [{}, 7, { type: "video" }]) {
      const { all } = body.status.media as { all: object[] };
      const status = { ...body.status, media: { all: [...all, medium] } };
      const lookup = await answer("1960000000000000047", 200, { ...body, status });
      expect(lookup).to.have.deep.nested.property("tweet.missing", ["media"]);
      expect(lookup).to.have.nested.property("tweet.media.length", 1);
    }
  });

  it("keeps the link and the preview of an article, whose body is missing", async () => {
    const { text, language, article, missing } = await tweet("1960000000000000010");
    expect({ text, language, article, missing }).to.deep.equal({
      text: "https://x.com/i/article/1959999999999999999",
      language: undefined,
      article: { id: "1959999999999999999", title: "On bridges", preview: "They stand." },
      missing: ["article"],
    });
  });

  it("reads an article whole", async () => {
    const { article, missing } = await tweet("1960000000000000040");
    expect(missing).to.deep.equal([]);
    expect(article).to.deep.equal({
      id: "1959999999999999998",
      title: "On bridges",
      preview: "They stand.",
      coverUrl: "https://pbs.twimg.com/media/BRIDGE?format=jpg&name=orig",
      text: [
        "Why they stand",
        "An arch 🌉 pushes outwards. See the book (https://example.org/arches).",
        "• stone\n  • rope\n1. span\n2. rest",
        "https://pbs.twimg.com/media/ARCH.jpg\nAn arch",
        "const arch = true;\nspan();",
        "> Mind the gap",
        "https://x.com/i/status/1960000000000000001",
        "* * *",
        "The end",
      ].join("\n\n"),
    });
  });

  it("says that an article is missing that it cannot read", async () => {
    const body = fixture("fxtwitter", "1960000000000000040") as { status: object };
    const status = { ...body.status, article: { title: 7 } };
    const lookup = await answer("1960000000000000040", 200, { ...body, status });
    expect(lookup).to.have.deep.nested.property("tweet.missing", ["article"]);
  });

  it("reads an open poll", async () => {
    const { poll, missing } = await tweet("1960000000000000045");
    expect({ poll, missing }).to.deep.equal({
      poll: {
        options: [
          { label: "Tea ☕", votes: 4 },
          { label: "Coffee & milk", votes: 6 },
          { label: "Neither", votes: 0 },
        ],
        totalVotes: 10,
        endsAt: "2099-01-01T00:00:00.000Z",
        closed: false,
      },
      missing: [],
    });
  });

  it("says that a poll is missing that it cannot read", async () => {
    const body = fixture("fxtwitter", "1960000000000000045") as { status: object };
    const options = [{ label: "one" }, { label: "two" }];
    for (const poll of [{}, { choices: options.slice(1) }, { choices: [...options, {}] }, 7]) {
      const lookup = await answer("1960000000000000045", 200, {
        ...body,
        status: { ...body.status, poll },
      });
      expect(lookup).to.have.deep.nested.property("tweet.missing", ["poll"]);
    }
  });

  it("reads a community note, a card, the counts and the warning", async () => {
    const { text, communityNote, card, counts, sensitive } = await tweet("1960000000000000046");
    expect({ text, communityNote, card, counts, sensitive }).to.deep.equal({
      text: "The moon is a lamp https://example.org/moon",
      communityNote: "It reflects sunlight: https://example.org/albedo?a=$&b=1",
      card: {
        url: "https://example.org/moon",
        title: "The moon",
        domain: "example.org",
        imageUrl: "https://pbs.twimg.com/card_img/46/m?format=jpg&name=800x419",
      },
      counts: {
        likes: 3,
        reposts: 2,
        quotes: 0,
        replies: 1,
        bookmarks: 4,
        views: 500,
        readAt: "now",
      },
      sensitive: true,
    });
  });

  it("is right to the character, and reads a GIF", async () => {
    const { text, media, missing } = await tweet("1960000000000000047");
    expect({ text, missing }).to.deep.equal({
      text: "👩🏽‍🚀 שלום &lt;b&gt; مرحبا 🏴󠁧󠁢󠁳󠁣󠁴󠁿🇵🇹 a < b & c https://example.org/מילים?a=1&b=2 👨‍👩‍👧‍👦",
      missing: [],
    });
    expect(media).to.have.length(1);
    expect(media[0]).to.include({ kind: "gif", altText: "A wave breaks, for ever" });
  });

  it("answers a repost with the original, and says who reposted it", async () => {
    const { id, text, repostedBy } = await tweet("1960000000000000023");
    expect({ id, text, repostedBy }).to.deep.equal({
      id: "1960000000000000024",
      text: "The original",
      repostedBy: { id: "70002", handle: "OttoBuilds", name: "Otto" },
    });
  });

  const tombstone = (reason: string, id = "20") => ({
    code: 404,
    status: { type: "tombstone", reason, id },
  });
  for (const [what, status, body, expected] of [
    ["deleted", 404, tombstone("deleted"), { why: "deleted", evidence: "strong" }],
    ["suspended", 404, tombstone("suspended"), { why: "suspended", evidence: "strong" }],
    ["private", 404, tombstone("private"), { why: "protected", evidence: "strong" }],
    ["blocked", 404, tombstone("blocked"), { why: "protected", evidence: "strong" }],
    ["unavailable", 404, tombstone("unavailable"), { why: "unavailable", evidence: "weak" }],
    ["a new reason", 404, tombstone("eaten"), { why: "unavailable", evidence: "weak" }],
    ["nothing", 404, { code: 404, status: null }, { why: "unavailable", evidence: "weak" }],
    ["401", 401, { code: 401, status: null }, { why: "protected", evidence: "strong" }],
    ["a bad id", 400, { code: 400 }, { why: "unavailable", evidence: "weak" }],
  ] as const) {
    it(`tells how sure it is of: ${what}`, async () => {
      expect(await answer("20", status, body)).to.deep.equal({ kind: "absent", ...expected });
    });
  }

  for (const [what, status, body] of [
    ["a tombstone of another post", 404, tombstone("deleted", "21")],
    ["a code that is none of success", 200, { code: 500, status: null }],
    ["success without a post", 200, { code: 200, status: null }],
    ["a complaint about the User-Agent", 401, { error: "identify yourself" }],
    ["a refusal at the edge", 403, { code: 403 }],
  ] as const) {
    it(`takes for no answer: ${what}`, async () => {
      expect((await answer("20", status, body)).kind).to.equal("no answer");
    });
  }
});
