import { expect } from "chai";
import { makeLinks } from "../../../src/contracts/links/make-links.ts";
import { scanText } from "../../../src/contracts/links/scan-text.ts";

const linksIn = (text: string) => makeLinks(scanText(text).map(({ candidate }) => candidate));
const keysIn = (text: string) => linksIn(text).map(({ key }) => key);

describe("the links of a text", () => {
  const texts: readonly [text: string, keys: string[]][] = [
    ["x.com/a/status/20 and twitter.com/b/status/21", ["tweet:20", "tweet:21"]],
    ["(https://x.com/a/status/20), [b](http://x.com/b/status/21).", ["tweet:20", "tweet:21"]],
    ["Link:https://x.com/a/status/20", ["tweet:20"]],
    ["See.https://x.com/a/status/20", ["tweet:20"]],
    ["看https://x.com/a/status/20，好", ["tweet:20"]],
    ["<https://x.com/a/status/20>", ["tweet:20"]],
    ["👀x.com/a/status/20👀", ["tweet:20"]],
    ["https://x.com/a/status/20https://x.com/b/status/21", ["tweet:20", "tweet:21"]],
    ["x.com/a/status/20,https://t.co/AbChttp://x.com/c", ["tweet:20", "short:AbC", "profile:/c"]],
    ["https://x.com/a/status/20?s=20HTTPS://X.COM/b/status/21", ["tweet:20", "tweet:21"]],
    ["https://x.com/a/status/20\u200Bhttps://x.com/b/status/21", ["tweet:20", "tweet:21"]],
    ["https://x.com/a/status/20?u=https://x.com/b/status/21", ["tweet:20"]],
    [
      "x.com/a/status/20,x.com/b/status/21,twitter.com/c/status/22",
      ["tweet:20", "tweet:21", "tweet:22"],
    ],
    [
      "https://x.com/a/status/20;x.com/b/status/21|x.com/c/status/22",
      ["tweet:20", "tweet:21", "tweet:22"],
    ],
    ["x.com/a/status/20?s=46,x.com/b/status/21", ["tweet:20", "tweet:21"]],
    ["x.com/a,x.com/b/status/21", ["profile:/a", "tweet:21"]],
    ["x.com/a,https://x.com/b/status/21", ["profile:/a", "tweet:21"]],
    ["x.com/a/status/19…,x.com/b/status/21", ["cut:x.com/a/status/19…", "tweet:21"]],
    ["x.com/a/status/20,evil.io/b/status/21", ["tweet:20"]],
    ["x.com/search?q=a,x.com/b/status/21", ["search:/search?q=a,x.com/b/status/21"]],
    ["evil.io/a,x.com/a/status/20", []],
    ["evil.io/?u=a,x.com/a/status/20", []],
    ["evil.io/?u=https://x.com/a/status/20", []],
    ["https://evil.io/?u=https://x.com/a/status/20", []],
    ["https://evil.io/https://x.com/a/status/20", []],
    ["https://evil.iohttps://x.com/a/status/20", []],
    ["https://x.com/a/https://x.com/a/status/20", ["other-page:/a/https:/x.com/a/status/20"]],
    ["netflix.com/a/status/20 a.x.com/a/status/20", []],
    ["a-x.com/a/status/20 жx.com/a/status/20 _x.com/a/status/20", []],
    ["jack@x.com/a/status/20 /x.com/a/status/20 @x.com/a/status/20", []],
    ["x.comx.com/a/status/20 x.com.evil.io/a/status/20", []],
    ["twitter.com/a/status/20 x.com/b/status/20?s=46", ["tweet:20"]],
    ["nothing here. At all, 3.5 and e.g. this", []],
  ];
  for (const [text, keys] of texts) {
    it(`are ${keys.join(", ") || "none"} in ${JSON.stringify(text)}`, () => {
      expect(keysIn(text)).to.deep.equal(keys);
    });
  }

  it("are given as written, with id or reason", () => {
    expect(
      linksIn("Look: x.com/jack/status/20?s=46! https://t.co/Ab, https://x.com/jack"),
    ).to.deep.equal([
      { key: "tweet:20", url: "x.com/jack/status/20?s=46", tweetId: "20" },
      { key: "short:Ab", url: "https://t.co/Ab" },
      { key: "profile:/jack", url: "https://x.com/jack", refused: "profile" },
    ]);
  });
});
