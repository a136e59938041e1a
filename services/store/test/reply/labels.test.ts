import type { LabelChange } from "@memory/archive/archive";
import { createArchive } from "@memory/archive/create-archive";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import { replySuite } from "./reply-suite.ts";

describe("a reply about a tweet with tags and a note", () => {
  const suite = replySuite();
  const { startStore, sendLinks, botMessages, found } = suite;

  /** Labels the tweet, and has its reply rendered anew, as library does. */
  async function label({ userId, origin, traceId }: TweetRequested, change: LabelChange) {
    const archive = createArchive(suite.db.client, suite.db.tables);
    await archive.label({ userId, tweetId: "20" }, change, { at: moment(9), updateId: 9 });
    await suite.startRefresh()({ version: 1, traceId, userId, origin, tweetId: "20" });
  }
  const linesOf = async (chat = 7) => (await botMessages(chat)).map(({ text }) => text.split("\n"));

  it("shows them, and follows their changes", async () => {
    const [request] = await sendLinks(["20"]);
    await startStore()({ ...request, tags: ["birds"], note: "later <b>" }, found("20"));
    expect((await linesOf())[0]).to.include.members(["🏷 #birds", "📝 later <b>"]);
    await label(request, { tags: ["art", "birds"], note: null });
    const [lines, ...others] = await linesOf();
    expect(others).to.deep.equal([]);
    expect(lines).to.include("🏷 #art #birds");
    expect(lines?.join()).not.to.include("📝");
  });

  it("goes on saying that the tweet was kept before", async () => {
    const [first] = await sendLinks(["20"]);
    const [second] = await sendLinks(["20"]);
    await startStore()(first, found("20"));
    await startStore()(second, found("20"));
    await label(second, { tags: ["art"] });
    const [, lines] = await linesOf();
    expect(lines?.[0]).to.match(/Already saved/);
    expect(lines).to.include("🏷 #art");
  });

  it("shows none of them in a group", async () => {
    const [request] = await sendLinks(["20"], -100);
    await startStore()({ ...request, note: "secret" }, found("20"));
    await label(request, { tags: ["secret"] });
    expect(JSON.stringify(await linesOf(-100))).not.to.include("secret");
  });
});
