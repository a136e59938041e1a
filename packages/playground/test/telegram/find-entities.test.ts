import { expect } from "chai";
import { findEntities } from "../../src/telegram/text/find-entities.ts";

const found = (text: string) =>
  findEntities(text).map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);

describe("findEntities", () => {
  const cases: [string, string[][]][] = [
    ["see https://x.com/a/status/20?s=46.", [["url", "https://x.com/a/status/20?s=46"]]],
    ["(https://x.com/a/status/20)", [["url", "https://x.com/a/status/20"]]],
    ["https://e.org/a_(b) x", [["url", "https://e.org/a_(b)"]]],
    [
      "x.com/a/status/20, twitter.com/b/status/21",
      [
        ["url", "x.com/a/status/20"],
        ["url", "twitter.com/b/status/21"],
      ],
    ],
    ["🎉 t.co/abc", [["url", "t.co/abc"]]],
    ["HTTPS://X.COM/A/STATUS/1", [["url", "HTTPS://X.COM/A/STATUS/1"]]],
    ["twitter.com.evil.org/a", [["url", "twitter.com.evil.org/a"]]],
    ["write to a.b@mail.com now", [["email", "a.b@mail.com"]]],
    [
      "/save@memory_bot x.com/a",
      [
        ["bot_command", "/save@memory_bot"],
        ["url", "x.com/a"],
      ],
    ],
    ["/start a/b and/or", [["bot_command", "/start"]]],
    [
      "#cats #2024 #año2024 a#b",
      [
        ["hashtag", "#cats"],
        ["hashtag", "#año2024"],
      ],
    ],
    ["hi @jack, a@b", [["mention", "@jack"]]],
    ["nothing here. At all", []],
  ];
  for (const [text, entities] of cases) {
    it(`finds ${entities.length} in “${text}”`, () => {
      expect(found(text)).to.deep.equal(entities);
    });
  }

  it("looks at nothing inside code and links", () => {
    const code = { type: "code", offset: 0, length: 7 };
    expect(findEntities("x.com/a #b", [code])).to.deep.equal([
      { type: "hashtag", offset: 8, length: 2 },
    ]);
  });
});
