import { type Playground, startPlayground } from "@memory/playground/app";
import type { SourceName, Tweet } from "@memory/shared/contracts/tweet";
import { describeProcesses } from "@memory/testing/start-memory";
import { expect } from "chai";
import { noWait } from "../../src/ports.ts";
import { allSources } from "../../src/sources/all.ts";
import { type ConnectedSource, connectTo } from "../support/connect-source.ts";

type Sample = { id: string; shows: string };

const unknown = "1999999999999999999";

describeProcesses("the five sources, read from the playground", "it needs no containers", () => {
  let playground: Playground;
  let samples: Sample[];
  let sources: Map<SourceName, ConnectedSource>;

  before(async () => {
    playground = await startPlayground();
    sources = new Map(
      allSources.map((definition) => [
        definition.name,
        connectTo(definition, `${playground.url}/sources/${definition.name}`),
      ]),
    );
    samples = (await (await fetch(`${playground.url}/sim/tweets`)).json()) as Sample[];
  });
  after(async () => {
    await Promise.all([...sources.values()].map((source) => source.close()));
    await playground.close();
  });

  const find = (name: SourceName, id: string) => {
    const source = sources.get(name);
    if (source === undefined) throw new Error(`no source ${name}`);
    return source.find(id, AbortSignal.timeout(10_000), noWait);
  };
  /** What a source says about each shown tweet, next to what FxTwitter says about it. */
  const tweetsOf = async (name: SourceName): Promise<{ told: Tweet; byFx: Tweet }[]> => {
    const pairs = await Promise.all(
      samples.map(async ({ id }) => {
        const byFx = await find("fxtwitter", id);
        if (byFx.kind === "absent") return [];
        const told = await find(name, id);
        if (told.kind === "absent") throw new Error(`${name} does not show ${id}`);
        return [{ told: told.tweet, byFx: byFx.tweet }];
      }),
    );
    return pairs.flat();
  };
  const coreOf = ({ id, url, author, text, language, postedAt, quoted, inReplyTo }: Tweet) => ({
    id,
    url,
    handle: author.handle,
    name: author.name,
    text,
    language,
    postedAt,
    quoted: quoted?.kind === "found" && quoted.text,
    inReplyTo,
  });
  const mediaOf = ({ media }: Tweet) =>
    media.map(({ kind, url, width, height, altText, durationMs }) => ({
      kind,
      url: url.replace(/\?tag=\d+$/, ""),
      width,
      height,
      altText,
      durationMs,
    }));

  it("are shown all of the playground's tweets", async () => {
    const tweets = await tweetsOf("fxtwitter");
    expect(tweets).to.have.length.above(8);
    expect(tweets.flatMap(({ told }) => told.missing)).to.deep.equal(["reply-context"]);
  });

  for (const name of ["syndication", "vxtwitter", "x-api"] as const) {
    it(`say the same of each: ${name}`, async () => {
      for (const { told, byFx } of await tweetsOf(name)) {
        const whole = { ...coreOf(byFx), media: mediaOf(byFx) };
        const isCut = told.missing.includes("text");
        expect({ ...coreOf(told), media: mediaOf(told) }).to.deep.equal({
          ...whole,
          ...(isCut ? { text: byFx.text.slice(0, told.text.length) } : {}),
        });
        // Of what may be a note, vxtwitter never shows that it is whole.
        if (name === "vxtwitter") continue;
        expect(isCut).to.equal(name === "syndication" && byFx.text.length > 280);
      }
    });
  }

  it("say the same of each, but for links and media: oembed", async () => {
    const withoutLinks = (text: string) => text.replace(/^@\w+ |\s*https?:\/\/\S+/g, "");
    for (const { told, byFx } of await tweetsOf("oembed")) {
      const { id, author, language, missing } = told;
      const isCut = byFx.text.length > 280;
      const text = withoutLinks(told.text).replace(/…$/, "");
      expect({ id, handle: author.handle, language, text, missing }).to.deep.equal({
        id: byFx.id,
        handle: byFx.author.handle,
        language: byFx.language,
        text: withoutLinks(byFx.text).slice(0, isCut ? text.length : undefined),
        // Of what may be a note, oEmbed never shows that it is whole.
        missing: [
          ...(byFx.id === "20" ? [] : ["text"]),
          ...(byFx.media.length > 0 ? ["media"] : []),
        ],
      });
    }
  });

  for (const [name, ofDeleted, ofProtected, ofUnknown] of [
    ["syndication", "strong deleted", "strong protected", "weak unavailable"],
    ["fxtwitter", "strong deleted", "strong protected", "weak unavailable"],
    ["vxtwitter", "no answer", "no answer", "no answer"],
    ["x-api", "strong not-found", "strong not-authorized", "strong not-found"],
    ["oembed", "weak unavailable", "strong protected", "weak unavailable"],
  ] as const) {
    it(`are as sure of what they do not show as the real one: ${name}`, async () => {
      const idOf = (what: string) => samples.find(({ shows }) => shows === what)?.id ?? "";
      const told = [idOf("a deleted tweet"), idOf("a tweet of a protected account"), unknown].map(
        async (id) => {
          const lookup = await find(name, id).catch(() => undefined);
          if (lookup === undefined) return "no answer";
          return lookup.kind === "absent" ? `${lookup.evidence} ${lookup.why}` : "found";
        },
      );
      expect(await Promise.all(told)).to.deep.equal([ofDeleted, ofProtected, ofUnknown]);
    });
  }
});
