import { originKey } from "@memory/shared/contracts/origin";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { createReplies } from "../../src/adapters/replies.ts";
import type { ReplyChat } from "../../src/ports.ts";
import { createShowState, createShowUpdate } from "../../src/reply/protocol/show-state.ts";
import { replySuite } from "./reply-suite.ts";

const { now } = Date;

describe("a reply, while the clock is set", () => {
  const suite = replySuite();
  afterEach(() => {
    Date.now = now;
  });

  for (const [how, hours] of [
    ["forth", 1],
    ["back", -1],
  ] as const) {
    it(`is sent once, though the clock is set ${how} while it is being sent`, async () => {
      const told: string[] = [];
      const begun = Promise.withResolvers<void>();
      const sent = Promise.withResolvers<void>();
      const chat: ReplyChat = {
        async say(place) {
          told.push("sent");
          begun.resolve();
          await sent.promise;
          return { kind: "shown", replyId: 1, place };
        },
        async edit(place) {
          told.push("edited");
          return { kind: "shown", replyId: 1, place };
        },
      };
      const replies = createReplies(suite.db.client, suite.db.tables);
      const show = createShowState(
        createShowUpdate({ replies, chat, languageOf: async () => undefined }),
      );
      const [one, other] = await suite.sendLinks(["20", "21"]);
      const gone = { kind: "gone", why: "deleted" } as const;

      const first = show(one, gone, one.requestedAt);
      await begun.promise;
      Date.now = () => now() + hours * 3_600_000;
      const second = show(other, gone, other.requestedAt);
      await until("the second link's state", async () => {
        const row = await replies.find({ userId: one.userId, origin: originKey(one.origin) });
        return row?.states.has(other.link.key);
      });
      sent.resolve();
      await Promise.all([first, second]);
      expect(told).to.deep.equal(["sent", "edited"]);
    });
  }
});
