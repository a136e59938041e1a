import { expect } from "chai";
import { TweetRequested, triedSince } from "../../src/contracts/tweet-requested.ts";

const first = {
  version: 1,
  traceId: "0123456789abcdef0123456789abcdef",
  userId: "7",
  timestamp: "2026-01-02T03:04:05.000Z",
  origin: { chatId: 7, messageId: 100 },
  link: { key: "tweet:20", url: "https://x.com/jack/status/20", tweetId: "20" },
  links: [{ key: "tweet:20", url: "https://x.com/jack/status/20", tweetId: "20" }],
  tags: ["sea"],
  note: "later",
  from: {},
  replyTo: { kind: "message", chatId: 7, messageId: 100 },
  purpose: "save",
  attempt: 1,
  requestedAt: "2026-01-02T03:04:06.000Z",
};
/** One example of every version that was ever sent: each may still come from a dead-letter queue. */
const everSent = {
  first,
  "with the person's language": { ...first, languageCode: "pt-br" },
  "after waiting": { ...first, attempt: 2, told: true },
  "a repair": { ...first, purpose: "repair", lacking: ["text"] },
  "a repair from kept answers": { ...first, purpose: "repair", fromRaw: true },
  "taken up again": { ...first, attempt: 3, redrivenAt: "2026-01-05T00:00:00.000Z" },
};

describe("TweetRequested", () => {
  for (const [name, example] of Object.entries(everSent)) {
    it(`reads what was ever sent: ${name}`, () => {
      expect(TweetRequested.parse(example)).to.deep.equal(example);
    });
  }

  it("is tried since it was requested, or since it was last taken up again", () => {
    const since = (example: object) => triedSince(TweetRequested.parse(example));
    expect(since(first)).to.equal(first.requestedAt);
    expect(since(everSent["taken up again"])).to.equal("2026-01-05T00:00:00.000Z");
  });
});
