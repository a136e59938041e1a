import { expect } from "chai";
import { Link } from "../../../src/contracts/link.ts";
import { makeLinks } from "../../../src/contracts/links/make-links.ts";
import { parseLink } from "../../../src/contracts/links/parse-link.ts";
import { scanText } from "../../../src/contracts/links/scan-text.ts";

const pieces = [
  ..."abz019 \n\t./:?#@%&=-_!\\[]()<>\"'`,;，。／ｘ👀\u200B\uFEFF\u0000\uD800\uDFFFж看é",
  ...[
    "x.com",
    "twitter.com",
    "t.co",
    "fxtwitter.com",
    "nitter.net",
    "evil.io",
    "platform.twitter.com",
  ],
  ...[
    "https://",
    "http://",
    "HTTPS:",
    "//",
    "/jack",
    "/status/",
    "/i/web",
    "/i/",
    "/article/",
    "/#!",
  ],
  ...[
    "20",
    "1846987139428634858",
    "?s=46",
    "?post_id=20",
    "%E0%A4%A",
    "%00",
    "xn--",
    "[::1]",
    ":99999",
  ],
  ...["https://x.com/jack/status/20", "https://t.co/AbC", "x.com/jack/status/20", "a.".repeat(50)],
];

/** Mulberry32: the same messages in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

function fuzzedTexts(count: number): string[] {
  const random = randomFrom(20);
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(30) }, () => pieces[below(pieces.length)]).join(""),
  );
}

describe("10,000 fuzzed texts", () => {
  it("never throw, and every link found reads the same again", () => {
    const kinds = new Set<string>();
    for (const text of fuzzedTexts(10_000)) {
      parseLink(text);
      for (const link of makeLinks(scanText(text).map(({ candidate }) => candidate))) {
        expect(Link.safeParse(link).error, text).to.equal(undefined);
        expect(makeLinks([link.url]), text).to.deep.equal([link]);
        kinds.add(link.refused ?? (link.tweetId === undefined ? "short" : "tweet"));
      }
    }
    expect([...kinds]).to.include.members(["tweet", "short", "profile", "article", "other-page"]);
  });

  it("are read in linear time, even at fifty times a message's length", () => {
    for (const piece of ["a", "a.", "https://", "x.com/a/status/20https://", "@", "/", "%", "a-"]) {
      const noise = piece.repeat(200_000 / piece.length);
      const text = `x.com/${noise}a ${noise} x.com/jack/status/20`;
      const keys = makeLinks(scanText(text).map(({ candidate }) => candidate)).map(
        ({ key }) => key,
      );
      expect(keys).to.include("tweet:20");
      expect(parseLink(text)).to.not.deep.include({ tweetId: "20" });
    }
  });
});
