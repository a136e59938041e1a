import { itemsOf } from "@memory/testing/chat";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("saving a tweet, from the chat to the table", () => {
  const ana = 1001;
  const suite = suiteEdition();

  it("answers a link with a glance, then with one reply that holds the text", async () => {
    const sent = await suite.chat.send(ana, "https://x.com/jack/status/20");
    const reply = await suite.chat.reply(ana, sent, /^✅ Saved/);
    expect(reply.text).to.include("just setting up my twttr").and.to.include("@jack");
    await until("the glance", async () => (await suite.chat.message(ana, sent))?.reaction === "👀");
    expect(await suite.chat.repliesTo(ana, sent)).to.have.length(1);
    const [item, ...others] = await itemsOf(suite.edition.endpoints, ana);
    expect(others).to.deep.equal([]);
    expect(item).to.include({
      UserID: String(ana),
      TweetID: "20",
      Content: "just setting up my twttr",
      Username: "jack",
      URL: "https://x.com/jack/status/20",
    });
    expect(item?.Media).to.deep.equal([]);
    expect(item?.Timestamp).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it("says that the tweet is kept already, by whatever link it comes", async () => {
    for (const link of [
      "https://x.com/jack/status/20",
      "https://twitter.com/i/web/status/20?s=46",
    ]) {
      const sent = await suite.chat.send(ana, link);
      await suite.chat.reply(ana, sent, /^📌 Already saved on /);
    }
    expect(await itemsOf(suite.edition.endpoints, ana)).to.have.length(1);
  });

  it("keeps another person's tweets apart", async () => {
    const sent = await suite.chat.send(1002, "https://x.com/jack/status/20");
    await suite.chat.reply(1002, sent, /^✅ Saved/);
    expect(await itemsOf(suite.edition.endpoints, 1002)).to.have.length(1);
    expect(await itemsOf(suite.edition.endpoints, ana)).to.have.length(1);
  });

  it("answers five links in one message with one reply and five items in order", async () => {
    const ids = ["9001", "9005", "9003", "9002", "9004"];
    for (const id of ids) await suite.chat.tweet(id, `tweet number ${id}`);
    const sent = await suite.chat.send(
      1003,
      ids.map((id) => `https://x.com/a/status/${id}`).join("\n"),
    );
    const reply = await suite.chat.reply(1003, sent, /5 of 5 saved/);
    const places = ids.map((id) => reply.text.indexOf(`tweet number ${id}`));
    expect(places)
      .to.deep.equal(places.toSorted((a, b) => a - b))
      .and.not.to.include(-1);
    expect(await suite.chat.repliesTo(1003, sent)).to.have.length(1);
    const items = await itemsOf(suite.edition.endpoints, 1003);
    expect(items.map(({ TweetID }) => TweetID)).to.deep.equal(ids);
    expect(new Set(items.map(({ Timestamp }) => Timestamp)).size).to.equal(5);
  });

  it("says why a tweet cannot be saved, in words", async () => {
    await suite.chat.ask("PUT", "/sim/tweets/syndication/777", {
      status: 200,
      body: {
        __typename: "TweetTombstone",
        tombstone: { text: { text: "This Post was deleted by the Post author. Learn more" } },
      },
    });
    const sent = await suite.chat.send(1004, "https://x.com/a/status/777");
    await suite.chat.reply(1004, sent, /author deleted this tweet/);
    expect(await itemsOf(suite.edition.endpoints, 1004)).to.deep.equal([]);
  });

  it("answers a link that is no tweet with what to send instead", async () => {
    const sent = await suite.chat.send(1004, "https://x.com/jack");
    await suite.chat.reply(1004, sent, /this is a profile/);
  });

  it("helps whoever sends no link, in private, and is silent in a group", async () => {
    const sent = await suite.chat.send(1004, "good morning");
    await suite.chat.reply(1004, sent, /x\.com|link/i);
    await suite.chat.send(1004, "good morning all", { chat: -500 });
    const later = await suite.chat.send(1004, "https://x.com/jack/status/20", { chat: -500 });
    await suite.chat.reply(-500, later, /^✅ Saved/);
    const fromBot = (await suite.chat.transcript(-500)).filter(({ from }) => from === "bot");
    expect(fromBot).to.have.length(1);
  });

  it("answers /start, /help and /privacy", async () => {
    for (const command of ["/start", "/help", "/privacy"]) {
      const sent = await suite.chat.send(1005, command);
      await suite.chat.reply(1005, sent, /\w/);
    }
  });

  it("writes no token into its log", () => {
    expect(suite.edition.output()).to.include("handled");
    expect(suite.edition.output()).not.to.match(/\d+:[A-Za-z0-9_-]{20,}/);
  });
});
