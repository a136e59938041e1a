import { createLog } from "@memory/shared/process/log";
import { expect } from "chai";
import { xApi } from "../../../src/sources/x-api/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { fixture } from "../../support/fixture.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

describe("the X API source", () => {
  let standIn: StandIn;
  let source: ConnectedSource;

  before(async () => {
    standIn = await startStandIn();
    const log = createLog("test", "silent");
    source = connectTo(xApi, `${standIn.root}/proxy`, { token: "AAAA%2Fbbbb", log });
  });
  after(async () => {
    await source.close();
    await standIn.close();
  });

  const answer = (tweetId: string, body: unknown) => {
    standIn.answers({ body });
    return askSource(source, tweetId);
  };
  const tweet = async (tweetId: string, body = fixture("x-api", tweetId)) => {
    const lookup = await answer(tweetId, body);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    return lookup.tweet;
  };
  const changed = async (tweetId: string, change: object) => {
    const body = fixture("x-api", tweetId) as { data: object[] };
    return tweet(tweetId, { ...body, data: [{ ...body.data[0], ...change }] });
  };

  it("asks with its token for all that a post has, under the old names", async () => {
    let authorization: string | undefined;
    standIn.answers((request, response) => {
      authorization = request.headers.authorization;
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
    await askSource(source, "020");
    const { pathname, searchParams } = new URL(standIn.requests.at(-1)?.url ?? "", standIn.root);
    expect({ pathname, authorization, ids: searchParams.get("ids") }).to.deep.equal({
      pathname: "/proxy/2/tweets",
      authorization: "Bearer AAAA%2Fbbbb",
      ids: "20",
    });
    expect([...searchParams.keys()]).to.deep.equal([
      "ids",
      "tweet.fields",
      "expansions",
      "media.fields",
      "user.fields",
      "poll.fields",
    ]);
    expect(searchParams.get("tweet.fields")?.split(",")).to.include.members([
      "article",
      "note_tweet",
      "referenced_tweets",
      "edit_history_tweet_ids",
    ]);
  });

  it("decodes a note only if its beginning shows that it is escaped", async () => {
    const body = fixture("x-api", "1960000000000000035") as { data: object[] };
    const noteOf = async (text: string, note: string) => {
      const [post] = body.data;
      const data = [{ ...post, text, note_tweet: { text: note } }];
      return (await tweet("1960000000000000035", { ...body, data })).text;
    };
    const cut = "Write &amp;lt;div&amp;gt; &amp; more… https://t.co/bbbbbbbbb1";
    expect(await noteOf(cut, "Write &lt;div&gt; & more of it")).to.equal(
      "Write &lt;div&gt; & more of it",
    );
    expect(await noteOf(cut, "Write &amp;lt;div&amp;gt; &amp; more of it")).to.equal(
      "Write &lt;div&gt; & more of it",
    );
    expect(await noteOf("Write… https://t.co/b1", "Write, then &lt;")).to.equal("Write, then &lt;");
  });

  it("reads the whole of a note, with its quote, media, edits and counts", async () => {
    const { quoted, media, ...rest } = await tweet("1960000000000000006");
    expect(rest).to.deep.equal({
      id: "1960000000000000006",
      url: "https://x.com/mira_reads/status/1960000000000000006",
      author: {
        id: "70001",
        handle: "mira_reads",
        name: "Mira 🌊",
        avatarUrl: "https://pbs.twimg.com/profile_images/70001/mira_400x400.jpg",
      },
      text: "👩🏽‍🚀 A long post about tides & moons, told slowly &lt; whole. See https://example.org/tides?a=1&b=2",
      postedAt: "2026-03-04T05:06:07.000Z",
      language: "en",
      sensitive: true,
      counts: {
        likes: 12,
        reposts: 3,
        quotes: 2,
        replies: 1,
        bookmarks: 4,
        views: 900,
        readAt: "now",
      },
      edits: { ids: ["1960000000000000005", "1960000000000000006"] },
      missing: [],
      sources: [{ name: "x-api", readAt: "now" }],
    });
    expect(quoted).to.deep.include({
      kind: "found",
      id: "1960000000000000021",
      text: "Inside <here> https://www.example.org/sun",
      author: { id: "70002", handle: "sol", name: "Sol &amp; Co" },
      card: {
        url: "https://www.example.org/sun?full",
        title: "The sun",
        description: "It is warm.",
        domain: "example.org",
        imageUrl: "https://pbs.twimg.com/news_img/1/sun?format=jpg&name=orig",
      },
    });
    expect(media.map(({ variants, ...rest }) => ({ ...rest, of: variants?.length }))).to.deep.equal(
      [
        {
          kind: "video",
          url: "https://video.twimg.com/ext_tw_video/2/pu/vid/avc1/1280x720/k.mp4",
          previewUrl: "https://pbs.twimg.com/ext_tw_video_thumb/2/pu/img/k.jpg",
          width: 1280,
          height: 720,
          altText: "A clip",
          durationMs: 29626,
          of: 4,
        },
        {
          kind: "photo",
          url: "https://pbs.twimg.com/media/KKphoto?format=jpg&name=orig",
          width: 10,
          height: 20,
          altText: "A balloon",
          of: undefined,
        },
        {
          kind: "gif",
          url: "https://video.twimg.com/tweet_video/g.mp4",
          previewUrl: "https://pbs.twimg.com/tweet_video_thumb/g.jpg",
          width: 30,
          height: 40,
          of: 1,
        },
      ],
    );
  });

  it("knows what a note without its text, or media that did not come along, lack", async () => {
    const cut = { note_tweet: undefined, attachments: { media_keys: ["3_1", "3_404"] } };
    const { text, media, missing } = await changed("1960000000000000006", cut);
    expect({ text, media: media.length, missing }).to.deep.equal({
      text: "👩🏽‍🚀 A long post about tides & moons… https://x.com/i/web/status/1960000000000000006",
      media: 3,
      missing: ["text", "media"],
    });
    const { missing: lacks } = await changed("1960000000000000006", { note_tweet: {} });
    expect(lacks).to.deep.equal(["text"]);
  });

  it("reads the new names too: a poll in a reply, since edited", async () => {
    const { replyContext, ...found } = await tweet("1960000000000000012");
    const { text, inReplyTo, poll, edits, counts, language, missing } = found;
    expect({ text, inReplyTo, poll, edits, counts, language, missing }).to.deep.equal({
      text: "Tea or coffee? The whole of it.",
      inReplyTo: { id: "1960000000000000001", handle: "sol" },
      poll: {
        options: [
          { label: "Tea", votes: 30 },
          { label: "Coffee", votes: 10 },
        ],
        totalVotes: 40,
        endsAt: "2026-03-05T05:06:07.000Z",
        closed: false,
      },
      edits: { ids: ["1960000000000000012", "1960000000000000013"], isStale: true },
      counts: { likes: 12, reposts: 3, quotes: 2, replies: 1, bookmarks: 4, readAt: "now" },
      language: undefined,
      missing: [],
    });
    expect(replyContext).to.include({ kind: "found", text: "What do you drink?" });
  });

  it("names what it cannot read as missing", async () => {
    const attachments = { media_keys: [7], poll_ids: [{}] };
    const { missing } = await changed("1960000000000000012", { attachments });
    expect(missing).to.deep.equal(["poll", "media"]);
  });

  it("names a poll and a parent that did not come along", async () => {
    const body = fixture("x-api", "1960000000000000012") as { includes: { users: unknown } };
    const { users } = body.includes;
    const { missing } = await tweet("1960000000000000012", { ...body, includes: { users } });
    expect(missing).to.deep.equal(["poll", "reply-context"]);
  });

  it("reads an article whole, or knows that it is missing", async () => {
    const { text, article, missing } = await tweet("1960000000000000010");
    expect({ text, article, missing }).to.deep.equal({
      text: "https://x.com/i/article/1959999999999999999",
      article: {
        id: "1959999999999999999",
        title: "On tides",
        text: "The water comes.\n\nThe water goes.",
        preview: "The water comes.",
        coverUrl: "https://pbs.twimg.com/media/COVER?format=jpg&name=orig",
      },
      missing: [],
    });
    const lacks = await changed("1960000000000000010", { article: undefined });
    expect(lacks.missing).to.deep.equal(["article"]);
  });

  it("keeps of a repost's original what the repost's own text has, if it did not come along", async () => {
    const body = fixture("x-api", "1960000000000000023") as { includes: object };
    const includes = { ...body.includes, tweets: [] };
    const { id, text, author, repostedBy, missing } = await tweet("1960000000000000023", {
      ...body,
      includes,
    });
    expect({ id, text, author, repostedBy: repostedBy?.handle, missing }).to.deep.equal({
      id: "1960000000000000024",
      text: "The original, wh…",
      author: { handle: "sol", name: "sol" },
      repostedBy: "mira_reads",
      missing: ["text"],
    });
  });

  it("answers a repost with the original and who reposted it", async () => {
    const { id, text, media, author, repostedBy } = await tweet("1960000000000000023");
    expect({ id, text, media: media.length, by: author.handle }).to.deep.equal({
      id: "1960000000000000024",
      text: "The original, whole & long",
      media: 1,
      by: "sol",
    });
    expect(repostedBy?.handle).to.equal("mira_reads");
  });

  it("gives of the author's own chain what comes along, and says that there is more", async () => {
    const { thread, replyContext, missing } = await tweet("1960000000000000035");
    expect({ texts: thread?.map((post) => post.kind === "found" && post.text) }).to.deep.equal({
      texts: ["First of mine", "Second of mine"],
    });
    expect({ replyContext, missing }).to.deep.equal({
      replyContext: undefined,
      missing: ["thread"],
    });
  });

  it("says why a quote or a parent cannot be shown", async () => {
    const { quoted, replyContext, missing } = await tweet("1960000000000000004");
    expect({ quoted, replyContext, missing }).to.deep.equal({
      quoted: { kind: "absent", id: "1960000000000000008", why: "not-authorized" },
      replyContext: { kind: "absent", id: "1960000000000000009", why: "not-found" },
      missing: [],
    });
  });

  const problem = (type: string, more = {}) => ({
    errors: [
      {
        type: `https://api.x.com/2/problems/${type}`,
        resource_id: "20",
        parameter: "ids",
        ...more,
      },
    ],
  });
  for (const [what, body, why] of [
    ["not found", problem("resource-not-found"), "not-found"],
    [
      "not found, by its value",
      problem("resource-not-found", { resource_id: undefined, value: "20" }),
      "not-found",
    ],
    [
      "not authorized",
      problem("not-authorized-for-resource", { parameter: "id" }),
      "not-authorized",
    ],
    [
      "withheld for copyright",
      { data: [{ id: "20", text: "", withheld: { copyright: true, country_codes: ["XX"] } }] },
      "withheld",
    ],
  ] as const) {
    it(`is sure of a post that is ${what}`, async () => {
      expect(await answer("20", body)).to.deep.equal({ kind: "absent", why, evidence: "strong" });
    });
  }

  for (const [what, body] of [
    ["a problem with another post", problem("resource-not-found", { resource_id: "21" })],
    [
      "a problem with a post beside it",
      problem("resource-not-found", { parameter: "referenced_tweets.id" }),
    ],
    ["a problem of another type", problem("internal-error")],
    ["a post without its author", { data: [{ id: "20", text: "hello" }] }],
    [
      "a repost without its original",
      {
        data: [
          {
            id: "20",
            text: "RT",
            author_id: "1",
            referenced_tweets: [{ type: "retweeted", id: "19" }],
          },
        ],
        includes: { users: [{ id: "1", username: "a" }] },
      },
    ],
    ["nothing about it", {}],
  ] as const) {
    it(`takes for no answer: ${what}`, async () => {
      expect((await answer("20", body)).kind).to.equal("no answer");
    });
  }

  it("does not ask for what cannot be an id there", async () => {
    const before = standIn.requests.length;
    for (const id of ["0", String(2n ** 63n), "9".repeat(20)]) {
      expect(await answer(id, {})).to.include({ kind: "absent", evidence: "weak" });
    }
    expect(standIn.requests).to.have.length(before);
  });
});
