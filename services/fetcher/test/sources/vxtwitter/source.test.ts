import { expect } from "chai";
import { noWait } from "../../../src/ports.ts";
import { vxTwitter } from "../../../src/sources/vxtwitter/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { fixture } from "../../support/fixture.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

describe("the vxtwitter source", () => {
  let standIn: StandIn;
  let source: ConnectedSource;

  before(async () => {
    standIn = await startStandIn();
    source = connectTo(vxTwitter, `${standIn.root}/proxy/`);
  });
  after(async () => {
    await source.close();
    await standIn.close();
  });

  const answer = (tweetId: string, body: unknown, more = {}) => {
    standIn.answers({ body, ...more });
    return askSource(source, tweetId);
  };
  const tweet = async (tweetId: string, changes = {}) => {
    const body = { ...(fixture("vxtwitter", tweetId) as object), ...changes };
    const lookup = await answer(tweetId, body);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    return lookup.tweet;
  };

  it("asks below its root and says who asks", async () => {
    await tweet("1960000000000000006");
    expect(standIn.requests.at(-1)).to.deep.include({
      method: "GET",
      url: "/proxy/i/status/1960000000000000006",
      userAgent: "Memory/0.1 (bot that keeps tweets)",
    });
  });

  it("reads a note, which is not escaped", async () => {
    expect(await tweet("1960000000000000006")).to.deep.equal({
      id: "1960000000000000006",
      url: "https://x.com/mira_reads/status/1960000000000000006",
      author: {
        handle: "mira_reads",
        name: "Mira 🌊",
        avatarUrl: "https://pbs.twimg.com/profile_images/70001/mira_400x400.jpg",
      },
      text: `A long post about tides & moons, told slowly: ${"the water comes <in> and the water goes out. ".repeat(6)}More at https://example.org/tides?a=1&b=2 and https://t.co/hhhhhhhhh1`,
      postedAt: "2026-03-04T05:06:07.000Z",
      language: "en",
      media: [],
      counts: { likes: 12, reposts: 3, replies: 1, readAt: "now" },
      missing: ["text"],
      sources: [{ name: "vxtwitter", readAt: "now" }],
    });
  });

  it("leaves entities that the author of a note typed", async () => {
    const typed = `Write &lt;div&gt; for <div> & so on. ${"It is told slowly. ".repeat(20)}End.`;
    expect((await tweet("1960000000000000006", { text: typed })).text).to.equal(typed);
  });

  describe("never proves that a possible note is whole", () => {
    const since = "1960000000000000006";
    // Made the day before and the day of 2023-02-01.
    const before = "1620500000000000000";
    const kept = "Tides, told slowly: the water comes in.";
    for (const [what, id, text, missing] of [
      ["cut at a link, under 280 characters", since, kept, ["text"]],
      ["of more than 280 characters", since, kept.repeat(9), ["text"]],
      ["in a script that counts double", since, "潮".repeat(151), ["text"]],
      ["with a link left at its end", since, `${kept} https://t.co/hhhhhhhhh1`, ["text"]],
      ["older than the first note", before, kept, []],
      ["older, with a link left at its end", before, `${kept} https://t.co/h1`, ["text"]],
      ["older than ids that tell the time", "20", kept, []],
      ["of an article", since, "https://x.com/i/article/1959999999999999999", ["article"]],
    ] as const) {
      it(what, async () => {
        const body = fixture("vxtwitter", since) as object;
        const tweetURL = `https://twitter.com/mira_reads/status/${id}`;
        const lookup = await answer(id, { ...body, tweetID: id, tweetURL, text });
        expect(lookup.kind === "found" && lookup.tweet.missing).to.deep.equal(missing);
      });
    }
  });

  it("tells how old its counts are", async () => {
    standIn.answers({ body: fixture("vxtwitter", "1960000000000000006") });
    const lookup = await source.find("1960000000000000006", AbortSignal.timeout(5_000), noWait);
    expect(lookup.kind === "found" && lookup.tweet.counts).to.deep.include({
      readAt: "2026-03-04T06:06:07.000Z",
    });
  });

  it("leaves any other text as it is, but for the reply's mention and the quote's link", async () => {
    const found = await tweet("1960000000000000020");
    const { text, inReplyTo, quoted, communityNote, poll, sensitive, missing } = found;
    expect({ text, inReplyTo, communityNote, poll, sensitive, missing }).to.deep.equal({
      text: "Price is <5 & &amp; stays https://example.org/?p=$&x=1",
      inReplyTo: { id: "1960000000000000001", handle: "sol" },
      communityNote: "Prices differ.",
      poll: undefined,
      sensitive: undefined,
      missing: ["text", "reply-context"],
    });
    expect(quoted).to.deep.include({
      kind: "found",
      id: "1960000000000000021",
      url: "https://x.com/sol/status/1960000000000000021",
      author: {
        handle: "sol",
        name: "Sol &amp; Co",
        avatarUrl: "https://pbs.twimg.com/profile_images/70001/mira_400x400.jpg",
      },
      text: "Inside <here> &amp; there",
    });
  });

  it("says that a community note is not whole whose links it does not know", async () => {
    for (const [communityNote, missing] of [
      ["It is not: https://example.org/a", []],
      ["It is not: https://t.co/rrrrrrrrr2", ["community-note"]],
      ["It is not: https://t.c", ["community-note"]],
    ] as const) {
      const changes = { communityNote, qrtURL: null, qrt: null };
      const found = await tweet("20", changes);
      expect(found.communityNote).to.equal(communityNote);
      expect(found.missing).to.deep.equal(missing);
    }
  });

  it("tells a quote that they only name from one that they give", async () => {
    const { text, quoted, missing } = await tweet("1960000000000000020", { qrt: null });
    expect({ text, quoted, missing }).to.deep.equal({
      text: "Price is <5 & &amp; stays https://example.org/?p=$&x=1\nhttps://x.com/sol/status/1960000000000000021",
      quoted: undefined,
      missing: ["text", "quote", "reply-context"],
    });
  });

  it("takes media from X's own hosts alone", async () => {
    const { media, sensitive, language, missing } = await tweet("1960000000000000022");
    expect({ sensitive, language, missing }).to.deep.equal({
      sensitive: true,
      language: undefined,
      missing: ["text", "media"],
    });
    expect(media).to.deep.equal([
      {
        kind: "photo",
        url: "https://pbs.twimg.com/media/KKphoto?format=png&name=orig",
        width: 10,
        height: 20,
        altText: "A balloon",
      },
      {
        kind: "video",
        url: "https://video.twimg.com/ext_tw_video/2/pu/vid/avc1/640x360/k.mp4",
        variants: [
          {
            url: "https://video.twimg.com/ext_tw_video/2/pu/vid/avc1/640x360/k.mp4",
            contentType: "video/mp4",
          },
        ],
        previewUrl: "https://pbs.twimg.com/ext_tw_video_thumb/2/pu/img/k.jpg",
        width: 640,
        height: 360,
        durationMs: 29626,
      },
      {
        kind: "gif",
        url: "https://video.twimg.com/tweet_video/g.mp4",
        variants: [{ url: "https://video.twimg.com/tweet_video/g.mp4", contentType: "video/mp4" }],
        previewUrl: "https://pbs.twimg.com/tweet_video_thumb/g.jpg",
        width: 30,
        height: 40,
      },
    ]);
    expect((await tweet("1960000000000000006", { hasMedia: true })).missing).to.deep.equal([
      "text",
      "media",
    ]);
  });

  it("names what it cannot read as missing", async () => {
    const changes = {
      media_extended: [{ type: 7 }],
      pollData: { options: [{ name: "one" }, {}] },
      qrt: "what?",
    };
    const { missing } = await tweet("1960000000000000006", changes);
    expect(missing).to.deep.equal(["text", "poll", "media", "quote"]);
  });

  it("keeps an article's preview and knows that its body is missing", async () => {
    const { text, article, missing } = await tweet("1960000000000000010");
    expect({ text, article, missing }).to.deep.equal({
      text: "https://x.com/i/article/1959999999999999999",
      article: {
        title: "On tides",
        preview: "The water comes",
        coverUrl: "https://pbs.twimg.com/media/COVER?format=jpg&name=orig",
      },
      missing: ["article"],
    });
  });

  it("reads a poll, and knows that an answer to oneself belongs to a thread", async () => {
    const { poll, inReplyTo, missing } = await tweet("1960000000000000012");
    expect({ poll, inReplyTo, missing }).to.deep.equal({
      poll: {
        options: [
          { label: "Tea", votes: 30 },
          { label: "Coffee", votes: 10 },
        ],
        totalVotes: 40,
      },
      inReplyTo: { id: "1960000000000000011", handle: "Mira_Reads" },
      missing: ["text", "thread"],
    });
  });

  it("answers a repost with the original, which it asks for when it was not given", async () => {
    const expected = {
      id: "1960000000000000024",
      text: "The original, whole & long",
      repostedBy: "mira_reads",
    };
    const toldOf = ({ id, text, repostedBy }: Awaited<ReturnType<typeof tweet>>) => ({
      id,
      text,
      repostedBy: repostedBy?.handle,
    });
    expect(toldOf(await tweet("1960000000000000023"))).to.deep.equal(expected);
    const repost = { ...(fixture("vxtwitter", "1960000000000000023") as object), retweet: null };
    standIn.answers(({ pathname }: URL) => ({
      body: pathname.endsWith("23") ? repost : fixture("vxtwitter", "1960000000000000024"),
    }));
    const asked = await askSource(source, "1960000000000000023");
    expect(asked.kind === "found" && toldOf(asked.tweet)).to.deep.equal(expected);
  });

  it("keeps of a repost's original what the repost's own text has, if there is no more", async () => {
    const repost = fixture("vxtwitter", "1960000000000000023") as object;
    const other = fixture("vxtwitter", "1960000000000000006");
    for (const retweet of [other, null]) {
      const { repostedBy, ...cut } = await tweet("1960000000000000023", { ...repost, retweet });
      expect({ ...cut, repostedBy: repostedBy?.handle }).to.deep.equal({
        id: "1960000000000000024",
        url: "https://x.com/sol/status/1960000000000000024",
        author: { handle: "sol", name: "sol" },
        text: "The original, wh…",
        media: [],
        missing: ["text"],
        postedAt: "2025-08-25T15:23:09.696Z",
        repostedBy: "mira_reads",
        sources: [{ name: "vxtwitter", readAt: "now", parts: ["text", "repostedBy"] }],
      });
    }
    const text = "Not the text that X makes for a repost";
    const { kind } = await answer("1960000000000000023", { ...repost, text, retweet: null });
    expect(kind).to.equal("no answer");
  });

  it("never says that there is no such post", async () => {
    const page = { type: "text/html; charset=utf-8" };
    const answers = [
      await answer("20", "<html>Failed to scan your link!</html>", page),
      await answer("20", "<html>none</html>", { ...page, status: 404 }),
      await answer("20", { message: "Failed to extract tweet" }, { status: 500 }),
      await answer("20", {}),
    ];
    expect(answers.map(({ kind }) => kind)).to.deep.equal(Array(4).fill("no answer"));
  });
});
