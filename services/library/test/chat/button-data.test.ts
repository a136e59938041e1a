import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { exampleTweet } from "@memory/testing/example-request";
import { expect } from "chai";
import { renderSearch } from "../../src/chat/search/render-search.ts";
import { renderList } from "../../src/chat/tweets/render-list.ts";
import { renderTweet } from "../../src/chat/tweets/render-tweet.ts";
import { en } from "../../src/words/en.ts";

/** The longest ids that there are, and a moment with as many digits as one has for the next millennium. */
const owner = "-100123456789012";
const id = "9".repeat(20);
const Timestamp = "2999-12-31T23:59:59.999Z";

const kept = {
  claim: exampleClaim({ TweetID: id, Timestamp }),
  item: exampleItem({ TweetID: id, Timestamp }),
  tweet: exampleTweet({ id, text: "word ".repeat(150_000) }),
};

describe("the data of a button", () => {
  it("fits into Telegram's 64 bytes for the longest ids, and the last of many pages", () => {
    const list = renderList(owner, { tweets: [kept], older: Timestamp, newer: Timestamp }, en);
    const found = { query: "q", offset: 999_990, limit: 10, total: 1_000_001 };
    const hits = [{ kept, words: [] }];
    const search = renderSearch(owner, { ...found, found: hits }, en);
    const back = list.buttons?.[0]?.[0];
    const code =
      back !== undefined && "callback_data" in back ? back.callback_data.split(":")[4] : "";
    const tweet = renderTweet(owner, { kept, back: code ?? "", page: 150 }, en);
    const data = [list, search, tweet].flatMap(({ buttons = [] }) =>
      buttons.flat().flatMap((button) => ("callback_data" in button ? [button.callback_data] : [])),
    );
    expect(data.length).to.be.greaterThan(10);
    expect(code).to.match(/^lf\w{9}$/);
    for (const each of data) expect(Buffer.byteLength(each), each).to.be.at.most(64);
    expect(tweet.html.length).to.be.at.most(4096);
  });
});
