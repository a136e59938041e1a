import { Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { vxTwitter } from "../../../src/sources/vxtwitter/source.ts";
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

describe(`samples of vxtwitter${unlessHere}`, () => {
  let standIn: StandIn;
  let source: ConnectedSource;
  before(async function () {
    if (!areSamplesHere) this.skip();
    standIn = await startStandIn();
    source = connectTo(vxTwitter, standIn.root);
  });
  after(async () => {
    await Promise.all([source?.close(), standIn?.close()]);
  });

  /** What its answer for that tweet is made into; others they do not have. */
  const ask = (body: Json) => {
    const id = body.tweetID as string;
    standIn.answers(({ pathname }: URL) =>
      pathname.endsWith(`/${id}`) ? { body } : { type: "text/html", body: "<html>no</html>" },
    );
    return askSource(source, id);
  };
  const tweet = async (body: Json) => {
    const lookup = await ask(body);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    const readAt = "2026-11-22T00:00:00.000Z";
    return Tweet.parse({ ...lookup.tweet, sources: [{ name: "vxtwitter", readAt }] });
  };

  for (const [name, expected] of [
    ["text", { by: "jack", media: [], missing: [] }],
    ["video", { by: "pdxdylan", media: ["video 762x528 13650"], missing: [] }],
    [
      "three-photos",
      { by: "pdxdylan", media: ["photo 507x507", "photo 396x431", "photo 399x341"], missing: [] },
    ],
    ["photo-reply", { by: "pdxdylan", media: ["photo 927x534"], missing: ["thread"] }],
    ["quote", { by: "pdxdylan", media: [], missing: ["quote", "thread"] }],
    ["poll", { by: "norm", media: [], missing: [] }],
  ] as const) {
    it(name, async () => {
      const body = sample(`vxtwitter/${name}.json`);
      const { text, author, media, missing, postedAt, inReplyTo, sensitive } = await tweet(body);
      expect({
        by: author.handle,
        media: media.map(({ kind, width, height, durationMs }) =>
          [kind, `${width}x${height}`, durationMs].filter(Boolean).join(" "),
        ),
        missing,
      }).to.deep.equal(expected);
      expect({ text, postedAt, parent: inReplyTo?.id ?? null, sensitive }).to.deep.equal({
        text: body.text,
        postedAt: new Date((body.date_epoch as number) * 1000).toISOString(),
        parent: body.replyingToID,
        sensitive: undefined,
      });
    });
  }

  it("poll: with its votes", async () => {
    const body = sample("vxtwitter/poll.json");
    const { options } = body.pollData as { options: { name: string; votes: number }[] };
    expect((await tweet(body)).poll).to.deep.equal({
      options: options.map(({ name, votes }) => ({ label: name, votes })),
      totalVotes: 158_429,
    });
  });

  it("quote: whole when they give it", async () => {
    const body = { ...sample("vxtwitter/quote.json"), qrt: sample("vxtwitter/three-photos.json") };
    const { text, quoted, missing } = await tweet({
      ...body,
      qrtURL: "https://twitter.com/i/status/1532006436703715331",
    });
    expect({ text, missing }).to.deep.equal({
      text: sample("vxtwitter/quote.json").text,
      missing: ["thread"],
    });
    expect(quoted?.kind === "found" && quoted.media).to.have.length(3);
  });

  it("retweet: the original, or as much of it as the retweet's text has", async () => {
    const body = sample("vxtwitter/retweet.json");
    const cut = await tweet(body);
    expect({ id: cut.id, text: cut.text, missing: cut.missing }).to.deep.equal({
      id: "1828569456231993456",
      text: (body.text as string).replace("RT @pdxdylan: ", ""),
      missing: ["text"],
    });
    const original: Json = { ...sample("vxtwitter/text.json"), tweetID: "1828569456231993456" };
    const { id, text, repostedBy } = await tweet({ ...body, retweet: original });
    expect({ id, text, repostedBy: repostedBy?.handle }).to.deep.equal({
      id: "1828569456231993456",
      text: original.text,
      repostedBy: "pdxdylan",
    });
  });

  for (const { case: name, status = 200, content_type: type, body } of casesOf("vxtwitter")) {
    it(`says nothing: ${name}`, async () => {
      standIn.answers({ status, body, ...(type === undefined ? {} : { type }) });
      expect((await askSource(source, "20")).kind).to.equal("no answer");
    });
  }

  it("leaves none of these samples out", () => {
    expect(samplesLeftOut("vxtwitter", import.meta.url)).to.deep.equal([]);
  });
});
