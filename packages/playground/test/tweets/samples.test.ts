import { expect } from "chai";
import { bundled } from "../../src/tweets/samples/bundled.ts";
import { linkTo, type SampleTweet } from "../../src/tweets/samples/sample.ts";
import { sources } from "../../src/tweets/sources/table.ts";

// biome-ignore lint/suspicious/noExplicitAny: shapes are looked into field by field
type Json = any;

const tweets = bundled.filter((sample): sample is SampleTweet => sample.kind === "tweet");
const render = (source: string, id: string): Json => {
  const sample = bundled.find((known) => known.id === id);
  if (sample === undefined) throw new Error(`no sample ${id}`);
  return JSON.parse(sources.get(source)?.render(sample).body ?? "null");
};
const codePoints = (text: string, [from, to]: [number, number]) =>
  [...text].slice(from, to).join("");
const unescaped = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

describe("the bundled tweets", () => {
  it("begin with the first one there was", () => {
    expect(bundled[0]).to.deep.include({
      id: "20",
      postedAt: "2006-03-21T20:50:14.000Z",
      text: "just setting up my twttr",
    });
    expect(linkTo(bundled[0] as SampleTweet)).to.equal("https://x.com/jack/status/20");
    const { status } = render("fxtwitter", "20");
    expect(status.created_at).to.equal("Tue Mar 21 20:50:14 +0000 2006");
    expect(status.author).to.include({ id: "12", name: "jack" });
  });

  it("have ids that tell when they were posted", () => {
    for (const { id, postedAt } of tweets.slice(1)) {
      expect(id).to.match(/^\d{19}$/);
      const ms = Number((BigInt(id) >> 22n) + 1288834974657n);
      expect(new Date(ms).toISOString()).to.equal(postedAt);
    }
  });

  for (const { id, shows } of tweets) {
    it(`mark the right places in syndication: ${shows}`, () => {
      const { text, entities } = render("syndication", id);
      const marked = Object.values(entities as Record<string, Json[]>).flat();
      for (const entity of marked) {
        const literal = entity.screen_name
          ? `@${entity.screen_name}`
          : (entity.url ?? `#${entity.text}`);
        expect(codePoints(text, entity.indices)).to.equal(literal);
      }
    });

    it(`mark the right places in FxTwitter: ${shows}`, () => {
      const { raw_text } = render("fxtwitter", id).status;
      for (const { type, indices, original } of raw_text.facets) {
        const sign = { hashtag: "#", mention: "@" }[type as string] ?? "";
        expect(codePoints(raw_text.text, indices)).to.equal(sign + original);
      }
    });

    it(`say the same in both: ${shows}`, () => {
      const told = render("syndication", id);
      const { status } = render("fxtwitter", id);
      expect(status.author).to.include({
        id: told.user.id_str,
        screen_name: told.user.screen_name,
      });
      expect(new Date(status.created_timestamp * 1000).toISOString()).to.equal(told.created_at);
      expect(status.media.all?.length).to.equal(told.mediaDetails?.length);
      const shown = unescaped(told.text.slice(...told.display_text_range));
      const links: Json[] = told.entities.urls ?? [];
      const expanded = links.reduce(
        (text, link) => text.replace(link.url, link.expanded_url),
        shown,
      );
      expect(status.text).to.include(expanded);
    });
  }

  it("are cut by syndication alone where they are long", () => {
    const told = render("syndication", "2094175828180734395");
    const { status } = render("fxtwitter", "2094175828180734395");
    expect(told.text.length).to.be.within(200, 280);
    expect(Buffer.from(told.note_tweet.id, "base64").toString()).to.match(/^NoteTweetResults:\d+$/);
    expect(status.is_note_tweet).to.equal(true);
    expect(status.text).to.match(/📮$/u);
    expect(unescaped(told.text)).to.equal(status.text.slice(0, unescaped(told.text).length));
  });

  it("carry the quoted tweet and the parent", () => {
    const quoting = "2033091259793572293";
    expect(render("syndication", quoting).quoted_tweet.id_str).to.equal("2032708848318550021");
    expect(render("fxtwitter", quoting).status.quote.id).to.equal("2032708848318550021");
    const replying = "2050633453925379395";
    expect(render("syndication", replying)).to.include({
      in_reply_to_status_id_str: "2050596300782672259",
      in_reply_to_screen_name: "demo_trail",
    });
    expect(render("fxtwitter", replying).status.replying_to.status).to.equal("2050596300782672259");
  });

  it("tell a thread from each of its posts", () => {
    const ids = tweets.filter(({ thread }) => thread !== undefined).map(({ id }) => id);
    expect(ids).to.have.length(4);
    for (const [index, id] of ids.entries()) {
      const told = render("syndication", id);
      const { status, thread } = render("fxtwitter", id);
      expect(told.self_thread).to.deep.equal({ id_str: ids[0] });
      expect(told.in_reply_to_status_id_str).to.equal(ids[index - 1]);
      expect(told.parent?.id_str).to.equal(ids[index - 1]);
      expect(thread.map((post: Json) => post.id)).to.deep.equal(ids);
      expect(thread[index]).to.deep.equal(status);
      expect(status.replying_to?.screen_name).to.equal(index === 0 ? undefined : "demo_kettle");
    }
  });

  it("say why they are gone", () => {
    const why = (id: string) => [
      render("syndication", id).tombstone.text.text,
      render("fxtwitter", id).status.reason,
    ];
    expect(why("2009596010296801273")).to.deep.equal([
      "This Post was deleted by the Post author. Learn more",
      "deleted",
    ]);
    expect(why("2017893182469656305")).to.deep.equal([
      "You’re unable to view this Post because this account owner limits who can view their Posts. Learn more",
      "private",
    ]);
  });
});
