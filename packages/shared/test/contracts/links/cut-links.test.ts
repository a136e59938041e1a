import { expect } from "chai";
import { makeLinks } from "../../../src/contracts/links/make-links.ts";
import { parseLink } from "../../../src/contracts/links/parse-link.ts";

const whole = "1846987139428634858";

const cut: readonly string[] = [
  "x.com/nina_o/status/19…",
  "https://x.com/nina_o/status/19...",
  "https://x.com/nina_o/status/19..",
  "https://x.com/nina_o/status/19....",
  "https://x.com/nina_o/status/19‥",
  "https://x.com/nina_o/status/19⋯",
  "https://x.com/nina_o/status/19。。。",
  "https://x.com/nina_o/status/19%E2%80%A6",
  "https://x.com/nina_o/status/19%2E%2E%2E",
  "https://x.com/nina_o/status/19&hellip;",
  "https://x.com/nina_o/status/19[...]",
  "https://x.com/nina_o/status/19[…]",
  "https://x.com/i/web/status/19…",
  "https://twitter.com/#!/nina_o/status/19…",
  "https://x.com/nina_o/article/19…",
  "https://x.com/i/bookmarks?post_id=19…",
  "https://x.com/nina_o/mediaViewer?currentTweet=19…",
  "https://platform.twitter.com/embed/Tweet.html?id=19…",
  "https://fxtwitter.com/nina_o/status/19…",
  "https://nitter.net/nina_o/status/19…",
  "https://t.co/Ab…",
  "t.co/AbCdEf123...",
  "https://x.com/intent/like?tweet_id=19…",
  "https://x.com/intent/post?in_reply_to=19...",
  "https://x.com/i/videos/19…",
  "https://x.com/nina_o/sta…",
  "https://x.com/nina_o/status…",
  "https://x.com/nina_o/status/…",
  ...Array.from({ length: 16 }, (_, index) => `x.com/a/status/${whole.slice(0, index + 2)}…`),
  `x.com/a/status/${whole.slice(0, 18)}...`,
];

const notCut: readonly [link: string, key: string][] = [
  [`https://x.com/a/status/${whole}…`, `tweet:${whole}`],
  [`https://x.com/a/status/${whole}...`, `tweet:${whole}`],
  ["https://x.com/a/status/989123456789012345…", "tweet:989123456789012345"],
  ["https://t.co/AbCdEf1234…", "short:AbCdEf1234"],
  ["https://t.co/AbCdEf1234...", "short:AbCdEf1234"],
  ["https://x.com/a/status/20.", "tweet:20"],
  ["https://x.com/a/status/20/photo/1…", "tweet:20"],
  ["https://x.com/a/status/20?s=46…", "tweet:20"],
  ["https://x.com/a…", "profile:/a"],
];

describe("a link that an ellipsis cuts", () => {
  for (const url of cut) {
    it(`is refused: ${url}`, () => {
      expect(makeLinks([url])).to.deep.equal([{ key: `cut:${url}`, url, refused: "cut" }]);
    });
  }

  it("ends where it is cut", () => {
    const cutAt = (link: string) => parseLink(link)?.url;
    expect(cutAt("x.com/a/status/19…858")).to.equal("x.com/a/status/19…");
    expect(cutAt("x.com/a/status/19…/photo/1")).to.equal("x.com/a/status/19…");
    expect(cutAt("x.com/a/status/19\u200B…")).to.equal("x.com/a/status/19…");
    expect(cutAt("t.co/Ab…cd")).to.equal("t.co/Ab…");
  });

  it("is refused behind one of X's own redirects", () => {
    for (const dots of ["…", "...", "%E2%80%A6"]) {
      const url = `https://x.com/i/redirect?url=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F19${dots}`;
      expect(makeLinks([url]).map(({ refused }) => refused)).to.deep.equal(["cut"]);
    }
  });

  it("does not hide the link that is glued to it", () => {
    const keys = makeLinks(["x.com/a/status/19…https://x.com/b/status/21"]).map(({ key }) => key);
    expect(keys).to.deep.equal(["cut:x.com/a/status/19…", "tweet:21"]);
  });
});

describe("a link before an ellipsis that cuts nothing", () => {
  for (const [url, key] of notCut) {
    it(`works as without: ${url}`, () => {
      expect(makeLinks([url])[0]?.key).to.equal(key);
    });
  }
});
