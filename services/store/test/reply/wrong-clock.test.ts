import { rowsOf } from "@memory/shared/aws/rows";
import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import { createBlocks } from "../../src/adapters/blocks.ts";
import { replySuite } from "./reply-suite.ts";

const inAnHour = () => Date.now() + 3_600_000;

/** What a row holds if its times were written an hour before the clock was set back. */
const leftovers: { name: string; row: () => Record<string, unknown> }[] = [
  {
    name: "a lease, whose job comes back",
    row: () => ({ LeaseUntil: inAnHour(), LeaseOwner: "o", LeaseJob: "j", DueJob: "other" }),
  },
  { name: "a rate limit", row: () => ({ NotBefore: inAnHour(), DueJob: "other" }) },
  { name: "a postponed edit", row: () => ({ RestUntil: inAnHour(), DueJob: "other" }) },
  { name: "an edit", row: () => ({ ShownAt: inAnHour() }) },
];

describe("a reply after the clock was set back an hour", () => {
  const suite = replySuite();
  const { startStore, sendLinks, botMessages, found, calls, post } = suite;
  const group = -100;

  const replies = () => rowsOf(suite.db.client, suite.db.tables.replies.name);
  const change = (messageId: number, set: Record<string, unknown>) =>
    replies().update({ UserID: "7", Origin: `${group}#${messageId}` }, { set });

  for (const { name, row } of leftovers) {
    it(`is shown at once, whatever the row remembers: ${name}`, async () => {
      const store = startStore();
      const requests = await sendLinks(["20", "21", "22"], group);
      const [first, second] = requests;
      await store(first, found("20"));
      await change(first.origin.messageId, row());
      await store(second, found("21")).catch((error) => {
        if (!(error instanceof RetryableError)) throw error;
        expect(error.retryAfterSeconds, "seconds to wait").to.be.at.most(3);
      });
      await store(requests[2], found("22"));
      const [reply] = await botMessages(group);
      expect(reply?.text).to.include("3 of 3 saved");
    });
  }

  it("is sent to who unblocked the bot before", async () => {
    const blocks = createBlocks(suite.db.client, suite.db.tables);
    await blocks.put(7, new Date(inAnHour()).toISOString());
    const [request] = await sendLinks(["20"]);
    await startStore()(request, found("20"));
    expect(await calls("sendMessage")).to.have.length(1);
  });

  it("remembers a rate limit for five minutes at most, then asks again", async () => {
    await post("/sim/faults", { method: "sendMessage", kind: "429", retry_after: 3600, count: 1 });
    const [request] = await sendLinks(["20"]);
    const waits = await startStore()(request, found("20")).catch((error: unknown) => error);
    expect(waits).to.be.instanceOf(RetryableError);
    const row = await replies().get({ UserID: "7", Origin: `7#${request.origin.messageId}` });
    expect(row?.NotBefore).to.be.within(Date.now(), Date.now() + 300_000);
  });
});
