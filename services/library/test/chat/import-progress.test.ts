import { until } from "@memory/testing/until";
import { expect } from "chai";
import { createProgress } from "../../src/chat/import/progress.ts";
import { exampleAnswers } from "../example-ports.ts";

const place = { chatId: 7, messageId: 50 };
const html = (count: number) => `${count} read`;

describe("the progress of an import", () => {
  it("is told in one message, which is sent once and changed from then on", async () => {
    const told: string[] = [];
    const answers = exampleAnswers({
      say: async (_, { html }) => {
        told.push(`say ${html}`);
        return 60;
      },
      edit: async (chatId, messageId, { html }) =>
        told.push(`edit ${chatId} ${messageId} ${html}`) > 0,
    });
    const progress = createProgress({ answers, place, html, everyMs: 1 });
    await until("that it has begun", () => told.length === 1);
    for (const count of [2, 3]) {
      progress.reached(count);
      await until("it to be told", () => told.length === count);
    }
    expect(await progress.end()).to.equal(60);
    expect(told).to.deep.equal(["say 0 read", "edit 7 60 2 read", "edit 7 60 3 read"]);
  });

  it("of work that is soon done is not told", async () => {
    const answers = exampleAnswers({ say: () => expect.fail("something was said") });
    const progress = createProgress({ answers, place, html, everyMs: 60_000 });
    progress.reached(1_000);
    expect(await progress.end()).to.equal(undefined);
  });

  it("does not concern the work when it cannot be told", async () => {
    const asked = Promise.withResolvers<void>();
    const answers = exampleAnswers({
      async say() {
        asked.resolve();
        throw new Error("Telegram cannot be reached");
      },
    });
    const progress = createProgress({ answers, place, html, everyMs: 1 });
    await asked.promise;
    expect(await progress.end()).to.equal(undefined);
  });
});
