import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { expect } from "chai";
import { replySuite } from "./reply-suite.ts";

describe("a reply in a chat where the bot is not a member", () => {
  const suite = replySuite();
  const { post, startStore, startRefresh, sendLinks, botMessages, found, calls } = suite;
  const chat = -900;

  /** A person names the bot in reply to a message with two links. */
  async function asGuest(): Promise<[TweetRequested, TweetRequested]> {
    const asked = (await post("/sim/guest", {
      from: 7,
      chat,
      text: "@memory_playground_bot keep these",
      reply_to: { from: 8, text: "x.com/i/status/20 x.com/i/status/21" },
    })) as unknown as { message_id: number; query_id: string };
    const [first, second] = await sendLinks(["20", "21"]);
    const place = {
      origin: { chatId: chat, messageId: asked.message_id },
      replyTo: { kind: "guest" as const, queryId: asked.query_id },
    };
    return [
      { ...first, ...place },
      { ...second, ...place },
    ];
  }

  it("is one answer to the query, which is edited from then on", async () => {
    const [first, second] = await asGuest();
    const store = startStore();
    await store(first, found("20"));
    await startStore()(second, found("21"));
    await store(first, found("20"));
    const [reply, ...others] = await botMessages(chat);
    expect(reply?.text).to.include("2 of 2 saved");
    expect(others).to.deep.equal([]);
    expect(await calls("answerGuestQuery")).to.have.length(1);
    expect(await calls("sendMessage")).to.have.length(0);
  });

  it("shows nobody there what the person has written to the tweet, nor that it was kept before", async () => {
    const [before] = await sendLinks(["20"]);
    await startStore()({ ...before, note: "secret" }, found("20"));
    const [first] = await asGuest();
    await startStore()({ ...first, links: [first.link] }, found("20"));
    const text = (await botMessages(chat))[0]?.text ?? "";
    expect(text).to.include("Saved");
    expect(text).not.to.match(/secret|Already/);
  });

  it("follows a deletion", async () => {
    const [first] = await asGuest();
    const request = { ...first, links: [first.link] };
    await startStore()(request, found("20"));
    const { userId, origin, traceId } = request;
    const archive = suite.archive();
    await archive.trash(
      { userId, tweetId: "20" },
      { at: "2026-02-01T00:00:00.000Z", updateId: 99 },
    );
    await startRefresh()({ version: 1, traceId, userId, origin, tweetId: "20" });
    expect((await botMessages(chat))[0]?.text).to.include("Deleted");
  });
});
