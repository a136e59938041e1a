import { Tweet } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { noWait } from "../../../src/ports.ts";
import { oembed } from "../../../src/sources/oembed/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";
import {
  areSamplesHere,
  casesOf,
  sample,
  samplesLeftOut,
  unlessHere,
} from "../../support/tweet-samples.ts";

describe(`samples of oEmbed${unlessHere}`, () => {
  let standIn: StandIn;
  let source: ConnectedSource;
  before(async function () {
    if (!areSamplesHere) this.skip();
    standIn = await startStandIn();
    source = connectTo(oembed, standIn.root);
  });
  after(async () => {
    await Promise.all([source?.close(), standIn?.close()]);
  });

  it("a post with a photo", async () => {
    const id = "463440424141459456";
    const body = sample("oembed/docs-interior-463440424141459456.json");
    standIn.answers({ body });
    const lookup = await source.find(id, AbortSignal.timeout(5_000), noWait);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    const { sources: _, ...tweet } = Tweet.parse(lookup.tweet);
    const [, paragraph = ""] = /<p[^>]*>(.*)<\/p>/.exec(body.html as string) ?? [];
    expect(tweet).to.deep.equal({
      id,
      url: `https://x.com/Interior/status/${id}`,
      author: { handle: "Interior", name: body.author_name },
      text: paragraph
        .replace(/<a [^>]*>pic\..*?<\/a>/, "")
        .replace(/<[^>]*>/g, "")
        .replace("&#39;", "'")
        .trim(),
      language: "en",
      postedAt: "2014-05-05T22:09:42.079Z",
      media: [],
      missing: ["media"],
    });
  });

  const expected: Record<string, unknown> = {
    protected: { kind: "absent", why: "protected", evidence: "strong" },
    deleted: { kind: "absent", why: "unavailable", evidence: "weak" },
  };
  for (const { case: name, status = 200, body } of casesOf("oembed")) {
    it(`is ${name}`, async () => {
      const type = typeof body === "string" ? "text/html" : "application/json";
      standIn.answers({ status, type, body });
      expect(await askSource(source, "20")).to.deep.equal(expected[name]);
    });
  }

  it("leaves none of these samples out", () => {
    expect(samplesLeftOut("oembed", import.meta.url)).to.deep.equal([]);
  });
});
