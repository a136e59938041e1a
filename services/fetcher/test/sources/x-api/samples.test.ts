import { Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { xApi } from "../../../src/sources/x-api/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";
import {
  areSamplesHere,
  casesOf,
  type Json,
  sample,
  samplesLeftOut,
  unlessHere,
} from "../../support/tweet-samples.ts";

type Body = { data: Json[]; includes?: { [list: string]: Json[] } };

const absent = (why: string) => ({ kind: "absent", why, evidence: "strong" });
const user = { id: "2244994945", username: "TwitterDev", name: "Twitter Dev" };

describe(`samples of the X API${unlessHere}`, () => {
  let standIn: StandIn;
  let source: ConnectedSource;
  beforeEach(async function () {
    if (!areSamplesHere) this.skip();
    standIn = await startStandIn();
    source = connectTo(xApi, standIn.root);
  });
  afterEach(async () => {
    await Promise.all([source?.close(), standIn?.close()]);
  });

  const read = (name: string) => sample(`x-api-v2/${name}.json`) as Body;
  const firstOf = (list: Json[] | undefined): Json => list?.[0] ?? {};
  const ask = (body: Body) => {
    standIn.answers({ body });
    return askSource(source, firstOf(body.data).id as string);
  };
  /** Some samples were made without the author's expansion, which we always ask for. */
  const withAuthor = (body: Body): Body => ({
    ...body,
    data: body.data.map((post) => ({ author_id: user.id, ...post })),
    includes: { ...body.includes, users: body.includes?.users ?? [user] },
  });
  const tweet = async (body: Body) => {
    const lookup = await ask(withAuthor(body));
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    const readAt = "2026-11-22T00:00:00.000Z";
    const { counts, ...rest } = lookup.tweet;
    const counted = counts === undefined ? {} : { counts: { ...counts, readAt } };
    return Tweet.parse({ ...rest, ...counted, sources: [{ name: "x-api", readAt }] });
  };
  const withoutLastLink = (text: unknown) => String(text).replace(/\s*https:\/\/t\.co\/\w+$/, "");
  const expanded = (text: unknown, url: string) =>
    String(text).replace(/https:\/\/t\.co\/\w+$/, url);

  it("docs-post-object-full: a reply to oneself, its media not included", async () => {
    const body = read("docs-post-object-full");
    const { text, counts, edits, thread, inReplyTo, missing, postedAt } = await tweet(body);
    expect({ text, edits, inReplyTo, missing, postedAt, thread: thread?.length }).to.deep.equal({
      text: withoutLastLink(firstOf(body.data).text),
      edits: { ids: ["1212092628029698048"] },
      inReplyTo: { id: "1212092627178287104", handle: "TwitterDev" },
      missing: ["media", "thread"],
      postedAt: "2019-12-31T19:26:16.000Z",
      thread: 2,
    });
    expect(counts).to.include({ likes: 38, reposts: 7, quotes: 1, bookmarks: 2, views: 1250 });
  });

  it("docs-reply-with-url-card: the preview of the page it links to", async () => {
    const body = read("docs-reply-with-url-card");
    const { text, card, thread, missing } = await tweet(body);
    const url =
      "https://dev.to/twitterdev/understanding-the-new-tweet-payload-in-the-twitter-api-v2-1fg5";
    expect({ text, missing }).to.deep.equal({
      text: expanded(firstOf(body.data).text, url),
      missing: ["thread"],
    });
    expect(card).to.deep.equal({
      url,
      title: "Understanding the new Tweet payload in the X API v2",
      description:
        "X recently announced the new X API v2, rebuilt from the ground up to deliver new features...",
      domain: "dev.to",
      imageUrl: "https://pbs.twimg.com/news_img/1317156296982867969/2uLfv-Bh?format=jpg&name=orig",
    });
    expect(thread?.map((post) => post.kind === "found" && post.missing)).to.deep.equal([
      ["media"],
      [],
    ]);
  });

  it("docs-quote: an answer to oneself in truth, with emoji before its link", async () => {
    const body = read("docs-quote");
    const { text, quoted, thread, missing } = await tweet(body);
    expect({ text, quoted, thread: thread?.length, missing }).to.deep.equal({
      text: expanded(
        firstOf(body.data).text,
        "https://developer.x.com/en/use-cases/success-stories/penn",
      ),
      quoted: undefined,
      thread: 2,
      missing: ["thread"],
    });
  });

  it("docs-quote: a quote, as it was meant", async () => {
    const body = read("docs-quote");
    const { in_reply_to_user_id: _, ...post } = firstOf(body.data);
    const quoting = { ...post, referenced_tweets: [{ type: "quoted", id: "1296887091901718529" }] };
    const { quoted, missing } = await tweet({ ...body, data: [quoting] });
    expect({ missing, text: quoted?.kind === "found" && quoted.text }).to.deep.equal({
      missing: [],
      text: firstOf(body.includes?.tweets).text,
    });
  });

  it("docs-extended-retweet: the original, whole, whose own quote is not included", async () => {
    const body = read("docs-extended-retweet");
    const { id, text, author, repostedBy, missing } = await tweet(body);
    const original = firstOf(body.includes?.tweets);
    expect({ id, text, by: author.handle, from: repostedBy?.handle, missing }).to.deep.equal({
      id: "1224709550214873090",
      text: expanded(
        String(original.text).replace("https://t.co/87XIPZmZBJ", "https://bit.ly/2OrnrCC"),
        "https://x.com/AureliaSpecker/status/1195000047089389573",
      ),
      by: "AureliaSpecker",
      from: "TwitterDev",
      missing: ["quote"],
    });
  });

  it("docs-media-video: a video without its files", async () => {
    const { media, missing } = await tweet(read("docs-media-video"));
    expect({ media, missing }).to.deep.equal({ media: [], missing: ["media"] });
  });

  it("docs-poll: closed, with its votes", async () => {
    const { poll, missing } = await tweet(read("docs-poll"));
    expect({ poll, missing }).to.deep.equal({
      poll: {
        options: [
          { label: "“C Sharp”", votes: 795 },
          { label: "“C Hashtag”", votes: 156 },
        ],
        totalVotes: 951,
        endsAt: "2019-11-28T20:26:41.000Z",
        closed: true,
      },
      missing: [],
    });
  });

  for (const name of ["docs-post-object-full", "docs-media-video", "docs-poll"]) {
    it(`${name}: no answer without the author`, async () => {
      expect((await ask(read(name))).kind).to.equal("no answer");
    });
  }

  describe("its errors", () => {
    const expected: Record<string, Record<string, unknown>> = {
      "partial-not-found": { 1: absent("not-found"), 20: "no answer" },
      "protected-or-suspended (HTTP 200, no data)": {
        "1872811641529852176": absent("not-authorized"),
      },
      "referenced tweet hidden": { "2009525563116196260": "no answer" },
      "rate-limited": { 20: "no answer" },
      "credits-depleted": { 20: "no answer" },
      unauthorized: { 20: "no answer" },
      "rate-limited (form shown in docs)": { 20: "no answer" },
      "single lookup protected: HTTP 200, errors only": {
        "1879974887965749623": absent("not-authorized"),
      },
    };
    for (const { case: name, status = 200, headers, body } of casesOf("x-api-v2")) {
      it(name, async () => {
        standIn.answers({ status, body, ...(headers === undefined ? {} : { headers }) });
        const ids = Object.keys(expected[name] ?? {});
        const asked = await Promise.all(ids.map((id) => askSource(source, id)));
        const told = asked.map((lookup) => (lookup.kind === "no answer" ? lookup.kind : lookup));
        expect(told).to.deep.equal(Object.values(expected[name] ?? { none: "is expected" }));
      });
    }

    it("referenced tweet hidden: its absence is told with the post", async () => {
      const hidden = casesOf("x-api-v2").find(
        ({ case: name }) => name === "referenced tweet hidden",
      );
      const { replyContext, missing } = await tweet(hidden?.body as Body);
      expect({ replyContext, missing }).to.deep.equal({
        replyContext: { kind: "absent", id: "2009525563116196260", why: "not-authorized" },
        missing: [],
      });
    });
  });

  it("leaves none of these samples out", () => {
    expect(samplesLeftOut("x-api-v2", import.meta.url)).to.deep.equal([]);
  });
});
