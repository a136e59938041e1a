import { itemsOf } from "@memory/testing/chat";
import { resendRequest } from "@memory/testing/resend-request";
import { runOperator } from "@memory/testing/run-operator";
import { suiteEdition } from "@memory/testing/suite-edition";
import { expect } from "chai";

describe("a link that was given up", () => {
  const suite = suiteEdition();
  const person = 1001;
  const group = -1002;
  const tweetId = "7001";

  const setDown = async (down: boolean) => {
    const sources = Object.keys(await suite.chat.ask("GET", "/sim/sources"));
    for (const source of sources) await suite.chat.ask("POST", `/sim/sources/${source}`, { down });
  };
  const queues = async (...args: string[]) => {
    const { exitCode, output } = await runOperator("queues", args, suite.edition);
    expect(exitCode, output).to.equal(0);
    return output;
  };

  it("is completed in the very reply that said so, once an operator redrives it", async () => {
    await suite.chat.tweet(tweetId, "worth the wait");
    await setDown(true);
    const sent = await suite.chat.send(person, "look", { chat: group });
    const yesterday = new Date(Date.now() - 27 * 3_600_000).toISOString();
    await resendRequest(suite.edition, {
      userId: person,
      chatId: group,
      messageId: sent,
      tweetId,
      requestedAt: yesterday,
      attempt: 5,
    });
    const parked = await suite.chat.reply(group, sent, /I stopped trying/);
    const shown = await queues("peek", "tweet-requested");
    expect(shown).to.match(/ save +1 +[0-9a-f]{32} +PermanentError: given up after 26 hours/);

    await queues("redrive", "tweet-requested");
    await suite.chat.reply(group, sent, /content to follow/, 30_000);
    await setDown(false);
    const saved = await suite.chat.reply(group, sent, /^✅ Saved/, 60_000);
    expect(saved.text).to.include("worth the wait");
    expect(saved.message_id).to.equal(parked.message_id);
    expect(await suite.chat.repliesTo(group, sent)).to.have.length(1);
    const items = await itemsOf(suite.edition.endpoints, person);
    expect(items.map(({ TweetID }) => TweetID)).to.deep.equal([tweetId]);
    expect(await queues("peek", "tweet-requested")).to.match(/: 0 of 0\n$/);
  });
});
