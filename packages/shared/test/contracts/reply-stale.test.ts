import { expect } from "chai";
import { ReplyStale } from "../../src/contracts/reply-stale.ts";

const first = {
  version: 1,
  traceId: "0123456789abcdef0123456789abcdef",
  userId: "7",
  origin: { chatId: 7, messageId: 100 },
  tweetId: "20",
};
/** One example of every version that was ever sent: each may still come from a dead-letter queue. */
const everSent = {
  first,
  "of an edited album": {
    ...first,
    origin: { chatId: -100, messageId: 100, albumId: "13", editDate: 1_767_323_045 },
  },
  "with the person's language": { ...first, languageCode: "pt-br" },
};

describe("ReplyStale", () => {
  for (const [name, example] of Object.entries(everSent)) {
    it(`reads what was ever sent: ${name}`, () => {
      expect(ReplyStale.parse(example)).to.deep.equal(example);
    });
  }
});
