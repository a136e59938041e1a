import { expect } from "chai";
import { findTweets, TookTooLongError } from "../../src/search/index/find-tweets.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { libraryOf } from "./library-of.ts";

/** Which of the texts, counted from 1 and in order, a query finds. */
const cases: { texts: string[]; finds: Record<string, string[]> }[] = [
  {
    texts: ["Wiring an MPU6050"],
    finds: { "6050": ["1"], mpu: ["1"], MPU6050: ["1"], "6051x": [] },
  },
  {
    texts: ["準備週末露營", "露營真好玩", "可愛黒猫"],
    finds: { 露營: ["1", "2"], 猫: ["3"], 黒猫: ["3"], 週末: ["1"] },
  },
  { texts: ["默认设置"], finds: { 默想: [], 默认: ["1"], 设置: ["1"] } },
  {
    texts: ["Café Köln Straße Łódź".normalize("NFC"), "Café Köln Straße Łódź".normalize("NFD")],
    finds: { "cafe koln strasse lodz": ["1", "2"], CAFÉ: ["1", "2"] },
  },
  {
    texts: ["𝗡𝗲𝘃𝗲𝗿 𝘀𝗵𝗶𝗽", "ｆｕｌｌ ｗｉｄｔｈ"],
    finds: { "never ship": ["1"], "full width": ["2"] },
  },
  {
    texts: ["यह किताब 🔥 👩‍💻", "🥹 new"],
    finds: { किताब: ["1"], "🔥": ["1"], "👩‍💻": ["1"], "👩🏽‍💻": ["1"], "🥹": ["2"] },
  },
  {
    texts: ["resilience", "a doubled leter", "replaxed word"],
    finds: {
      resileince: ["1"],
      resilence: ["1"],
      letter: ["2"],
      replaced: ["3"],
      resilienne: ["1"],
    },
  },
  {
    texts: ["Die Katze im Sack", "Sack im Katze"],
    finds: { "„Katze im Sack“": ["1"], "«im sack»": ["1"] },
  },
  { texts: ["كِتَابٌ جديـــد"], finds: { "كتاب جديد": ["1"], كتاب: ["1"] } },
  { texts: ["ไปเที่ยวทะเลกัน"], finds: { ทะเล: ["1"], เที่ยว: ["1"] } },
  { texts: ["한국어를 배우고 있어요"], finds: { 한국어: ["1"], 배우고: ["1"] } },
  {
    texts: ["snake_case and #hashtag by @some_one"],
    finds: { case: ["1"], "#hashtag": ["1"], "@some_one": ["1"], hash: ["1"] },
  },
  {
    texts: ["cats and dogs", "only cats", "only dogs"],
    finds: { "cats -dogs": ["2"], "dogs OR cats": ["1", "3", "2"], "only (": ["3", "2"] },
  },
];

describe("findTweets", () => {
  for (const { texts, finds } of cases) {
    const library = libraryOf(...texts);
    for (const [query, expected] of Object.entries(finds)) {
      it(`finds ${expected.length} of ${texts.length} (${texts[0]}) for ${query}`, () => {
        expect(library.ids(query).sort()).to.deep.equal([...expected].sort());
      });
    }
  }

  const odd = [
    "@ada",
    "#x",
    "a-b",
    "don't",
    '"half',
    "50%",
    "AND",
    "OR",
    "NOT x",
    "*",
    "(",
    "\0",
    "a\0b",
    "-",
    "--",
    '""',
    '"" OR',
    "from:",
    "has:nothing",
    "before:soon",
    "NEAR(a b)",
    "{a}",
    "head:x",
    "^a",
    "a*",
    "'",
    "\ud800",
    "💥".repeat(300),
    "x ".repeat(500),
  ];
  for (const query of odd) {
    it(`takes ${JSON.stringify(query.slice(0, 20))} for a query`, () => {
      const { find } = libraryOf("something else");
      expect(() => find(query)).not.to.throw();
    });
  }

  it("finds words that stand in different fields", () => {
    const { ids } = libraryOf({ head: "from Joe, gridfinity", body: "combine two parts" });
    expect(ids("joe grid combine")).to.deep.equal(["1"]);
  });

  it("puts whole words before beginnings, parts and misspelled words, and the newest first", () => {
    const { ids } = libraryOf("unlighted", "lightly", "lighf", "light", "light");
    expect(ids("light")).to.deep.equal(["5", "4", "2", "1", "3"]);
    expect(ids("lights")).to.deep.equal(["5", "4"]);
  });

  it("filters by author, tag, chat, language, time, and what a tweet has or lacks", () => {
    const { ids } = libraryOf(
      { handle: "ann", author: "ann smith", tags: ["work"], body: "a", has: ["photo"] },
      { handle: "bob", author: "bob", chat: "climbing club", body: "b", has: ["video", "thread"] },
      { postedAt: "2024-03-05T00:00:00.000Z", language: "pt-br", body: "c", isIncomplete: true },
      { postedAt: "2024-01-05T00:00:00.000Z", body: "d", isGone: true },
    );
    expect(ids("from:@Ann")).to.deep.equal(["1"]);
    expect(ids("from:smith")).to.deep.equal(["1"]);
    expect(ids("tag:#Work")).to.deep.equal(["1"]);
    expect(ids("in:climbing")).to.deep.equal(["2"]);
    expect(ids('in:"climbing club"')).to.deep.equal(["2"]);
    expect(ids("lang:pt")).to.deep.equal(["3"]);
    expect(ids("has:photo OR has:video")).to.deep.equal(["2", "1"]);
    expect(ids("-has:photo -has:thread")).to.deep.equal(["4", "3"]);
    expect(ids("before:2024-04")).to.deep.equal(["4", "3"]);
    expect(ids("after:2024-03-06")).to.deep.equal(["2", "1"]);
    expect(ids("is:incomplete")).to.deep.equal(["3"]);
    expect(ids("is:gone")).to.deep.equal(["4"]);
    expect(ids("")).to.deep.equal(["4", "3", "2", "1"]);
  });

  it("tells the total on a page past the last hit too, and what excludes nothing is not blamed", () => {
    const { find } = libraryOf("cats", "more cats", "dogs");
    expect(find("cats dogs", { offset: 10, limit: 5 })).to.deep.include({ hits: [], total: 0 });
    const past = find("cats", { offset: 10, limit: 5 });
    expect(past)
      .to.deep.include({ hits: [], total: 2 })
      .and.not.have.any.keys("without", "nearest");
    expect(find("", { offset: 3, limit: 5 })).to.deep.include({ hits: [], total: 3 });
  });

  it("gives up a query that takes too long", () => {
    const { database } = libraryOf(...Array.from({ length: 200 }, () => "the same words"));
    const search = (typed: string, mostMs: number) => () =>
      findTweets(database, parseQuery(typed), {
        page: { offset: 0, limit: 1 },
        misspelled: () => [],
        mostMs,
      });
    for (const typed of ["words", "-words", '"the same"', "before:2030", "wor"])
      expect(search(typed, -1), typed).to.throw(TookTooLongError);
    expect(search("words", 60_000)().total).to.equal(200);
  });

  it("says which term excludes everything, and which word is near", () => {
    const { find } = libraryOf("resilience in practice", "resilience again");
    expect(find("resilience before:2020")).to.deep.include({
      total: 0,
      without: { typed: "before:2020", total: 2 },
    });
    expect(find('"practise"')).to.deep.include({
      total: 0,
      nearest: { typed: '"practise"', word: "practice" },
    });
  });
});
