import { expect } from "chai";
import { oembed } from "../../../src/sources/oembed/source.ts";
import { askSource } from "../../support/ask-source.ts";
import { type ConnectedSource, connectTo } from "../../support/connect-source.ts";
import { fixture } from "../../support/fixture.ts";
import { type StandIn, startStandIn } from "../../support/stand-in.ts";

describe("the oEmbed source", () => {
  let standIn: StandIn;
  let source: ConnectedSource;

  before(async () => {
    standIn = await startStandIn();
    source = connectTo(oembed, standIn.root);
  });
  after(async () => {
    await source.close();
    await standIn.close();
  });

  const answer = (tweetId: string, status: number, body: unknown, type?: string) => {
    standIn.answers({ status, body, ...(type === undefined ? {} : { type }) });
    return askSource(source, tweetId);
  };
  const tweet = async (tweetId: string, body = fixture("oembed", tweetId)) => {
    const lookup = await answer(tweetId, 200, body);
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    return lookup.tweet;
  };
  const saying = async (html: string) =>
    (await tweet("20", { ...(fixture("oembed", "20") as object), html })).text;

  it("asks about the post by its link, without scripts and tracking", async () => {
    await tweet("20");
    const { pathname, searchParams } = new URL(standIn.requests.at(-1)?.url ?? "", standIn.root);
    expect({ pathname, ...Object.fromEntries(searchParams) }).to.deep.equal({
      pathname: "/oembed",
      url: "https://x.com/i/status/20",
      omit_script: "1",
      dnt: "true",
      hide_thread: "1",
      lang: "en",
    });
  });

  it("gives no time where only the day is told", async () => {
    expect(await tweet("20")).to.deep.equal({
      id: "20",
      url: "https://x.com/jack/status/20",
      author: { handle: "jack", name: "jack" },
      text: "just setting up my twttr",
      language: "en",
      media: [],
      missing: [],
      sources: [{ name: "oembed", readAt: "now" }],
    });
  });

  it("reads text, links and language, and knows of media that it does not give", async () => {
    const { text, language, postedAt, missing } = await tweet("1960000000000000031");
    expect({ text, language, postedAt, missing }).to.deep.equal({
      text: "Tides & moons <3 &lt;\n\n👩🏽‍🚀 by @sol on https://t.co/aaaaaaaaa1 #sea",
      language: "he",
      postedAt: "2025-08-25T15:23:09.696Z",
      missing: ["text", "media"],
    });
  });

  it("takes no text for whole that can be a note's, cut or not", async () => {
    expect((await tweet("1960000000000000006")).missing).to.deep.equal(["text"]);
    const { text, language, missing } = await tweet("1960000000000000032");
    expect({ text, language, missing }).to.deep.equal({
      text: "wait for it…",
      language: undefined,
      missing: ["text"],
    });
    const older = fixture("oembed", "20");
    const notClosed = "<blockquote><p>just setting up";
    expect((await tweet("20", older)).missing).to.deep.equal([]);
    expect((await tweet("20", { ...(older as object), html: notClosed })).missing).to.deep.equal([
      "text",
    ]);
  });

  for (const [what, html, missing] of [
    ["ends with a link that shows only itself", "on tides https://t.co/a1", ["text"]],
    ["ends with a link whose target is not told", "on tides https://t.co/a1", ["text"]],
    ["has a link amid", "on https://t.co/a1 tides", ["text"]],
    ["ends with another link", "on tides https://example.org/t.co/", []],
  ] as const) {
    it(`tells whether a text is whole that ${what}`, async () => {
      const linked = html.replace(
        "https://t.co/a1",
        `<a href="https://t.co/a1">${what.includes("itself") ? "https://t.co/a1" : "tides.org"}</a>`,
      );
      const body = { ...(fixture("oembed", "20") as object) };
      const found = await tweet("20", {
        ...body,
        html: `<blockquote><p>${linked}</p></blockquote>`,
      });
      expect(found.missing).to.deep.equal(missing);
    });
  }

  it("reads HTML as a browser does, whatever its form", async () => {
    expect(
      await saying("<BLOCKQUOTE><P lang=en>a<br/>b &copy; &#x1F980; <i>c</BLOCKQUOTE>"),
    ).to.equal("a\nb © 🦀 c");
    expect(
      await saying("<p>not this</p><blockquote><p>a<!-- b --><script>c</script></p>"),
    ).to.equal("ac");
    expect(await saying(`<blockquote>${"<p><b>".repeat(5_000)}deep`)).to.equal("");
  });

  for (const [what, status, body, expected, type] of [
    [
      "a protected one",
      403,
      { error: "Sorry, you are not authorized to see this status." },
      "strong",
    ],
    ["a missing one", 404, { error: "Sorry, that page does not exist" }, "weak"],
    ["a missing one, by a page", 404, "<html>none</html>", "weak", "text/html"],
  ] as const) {
    it(`tells how sure it is of ${what}`, async () => {
      expect(await answer("20", status, body, type)).to.deep.equal({
        kind: "absent",
        why: expected === "strong" ? "protected" : "unavailable",
        evidence: expected,
      });
    });
  }

  for (const [what, status, change, type] of [
    ["a refusal for another reason", 403, { error: "Forbidden" }],
    ["a page that refuses", 403, "<html>not authorized</html>", "text/html"],
    ["another post", 200, { url: "https://x.com/jack/status/21" }],
    ["a profile", 200, { url: "https://x.com/jack" }],
    ["an embed without a quote", 200, { html: "<p>hello</p>" }],
    ["too much of an embed", 200, { html: `<blockquote><p>${"x".repeat(50_000)}</p>` }],
  ] as const) {
    it(`takes for no answer: ${what}`, async () => {
      const body =
        typeof change === "string" || status !== 200
          ? change
          : { ...(fixture("oembed", "20") as object), ...change };
      expect((await answer("20", status, body, type)).kind).to.equal("no answer");
    });
  }
});
