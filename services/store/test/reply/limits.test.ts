import { createArchive } from "@memory/archive/create-archive";
import { rowsOf } from "@memory/shared/aws/rows";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { replySuite } from "./reply-suite.ts";

const group = -100;
const supergroup = -1_000_100;

describe("a reply within Telegram's limits", () => {
  const suite = replySuite();
  const { post, startStore, sendLinks, botMessages, found, calls } = suite;
  type Store = ReturnType<typeof startStore>;

  /** Stores each request's tweet as found; gives "later" for a job that has to come back. */
  const keep = async (store: Store, requests: TweetRequested[]) => {
    const outcomes = [];
    for (const request of requests) {
      const stored = store(request, found(request.link.tweetId ?? ""));
      outcomes.push(await stored.then(() => "done", laterOrThrow));
    }
    return outcomes;
  };
  const laterOrThrow = (error: unknown) => {
    if (error instanceof RetryableError) return "later";
    throw error;
  };
  const untilDone = (store: Store, requests: TweetRequested[]) =>
    until("the chat to take messages", async () =>
      (await keep(store, requests)).includes("later") ? undefined : true,
    );
  const fault = (kind: string, more: object) => post("/sim/faults", { kind, count: 1, ...more });
  const sentTo = async (method: string) =>
    (await calls(method)).map(({ params }) => params.chat_id);
  const stateOf = async (tweetId: string) =>
    (await createArchive(suite.db.client, suite.db.tables).find({ userId: "7", tweetId }))?.State;
  const askedNow = (request: TweetRequested): TweetRequested => ({
    ...request,
    requestedAt: new Date().toISOString(),
  });
  /** Makes the reply to this message one that was last changed long ago. */
  const letRestEnd = ([request]: TweetRequested[]) =>
    rowsOf(suite.db.client, suite.db.tables.replies.name).update(
      { UserID: "7", Origin: `${group}#${request?.origin.messageId}` },
      { set: { ShownAt: 1, RestUntil: 1 } },
    );

  describe("while a chat is to be left alone", () => {
    it("calls it for no other message, keeps their tweets, and answers other chats", async () => {
      await fault("429", { chat: 7, retry_after: 30 });
      const store = startStore();
      expect(await keep(store, await sendLinks(["20"]))).to.deep.equal(["later"]);
      expect(await keep(store, await sendLinks(["21"]))).to.deep.equal(["later"]);
      expect(await stateOf("21")).to.equal("kept");
      expect(await keep(store, await sendLinks(["22"], group))).to.deep.equal(["done"]);
      expect(await sentTo("sendMessage")).to.deep.equal([7, group]);
    });

    it("asks no table again for what is kept and only waits, and keeps what follows it", async () => {
      await fault("429", { chat: 7, retry_after: 30 });
      const store = startStore();
      const [request] = await sendLinks(["20"]);
      expect(await store(request, { kind: "delayed" }).catch(laterOrThrow)).to.equal("later");
      let asked = 0;
      suite.db.client.middlewareStack.add(
        (next) => async (args) => {
          asked += 1;
          return next(args);
        },
        { step: "initialize" },
      );
      expect(await store(request, { kind: "delayed" }).catch(laterOrThrow)).to.equal("later");
      expect(asked).to.equal(0);
      expect(await stateOf("20")).to.equal("pending");
      expect(await keep(store, [request])).to.deep.equal(["later"]);
      expect(await stateOf("20")).to.equal("kept");
    });

    it("lets one link of a message come back for all, which shows them once it may", async () => {
      await fault("429", { chat: 7, retry_after: 4 });
      const store = startStore();
      const requests = await sendLinks(["20", "21", "22"]);
      expect(await keep(store, requests)).to.deep.equal(["later", "done", "done"]);
      expect(await keep(startStore(), requests.slice(0, 1))).to.deep.equal(["later"]);
      await untilDone(store, requests.slice(0, 1));
      const [reply, ...others] = await botMessages();
      expect(others).to.deep.equal([]);
      expect(reply?.text).to.include("3 of 3 saved");
      const [refused, taken, ...more] = await calls("sendMessage");
      expect(more).to.deep.equal([]);
      expect(Date.parse(taken?.at ?? "") - Date.parse(refused?.at ?? "")).to.be.at.least(4000);
    });
  });

  describe("where the bot is blocked", () => {
    it("is not tried again until somebody asks later, by no store, and nothing is lost", async () => {
      await fault("403", { chat: 7 });
      const store = startStore();
      await keep(store, await sendLinks(["20"]));
      await keep(store, await sendLinks(["21"]));
      await keep(startStore(), await sendLinks(["22"]));
      expect(await calls("sendMessage")).to.have.length(1);
      expect(await Promise.all(["20", "21", "22"].map(stateOf))).to.deep.equal(
        Array(3).fill("kept"),
      );
      await keep(store, (await sendLinks(["23"])).map(askedNow));
      for (const each of [store, startStore()]) await keep(each, await sendLinks(["24"]));
      expect(await botMessages()).to.have.length(3);
    });

    it("is tried for what was asked meanwhile, and blocked again at most once for each", async () => {
      await fault("403", { chat: 7, count: 2 });
      const store = startStore();
      await keep(store, await sendLinks(["20"]));
      const [sent] = await sendLinks(["21"]);
      const later = askedNow(sent);
      await keep(store, [later]);
      await keep(store, [{ ...later, link: { ...later.link, key: "tweet:22", tweetId: "22" } }]);
      expect(await calls("sendMessage")).to.have.length(2);
    });

    it("is told nothing by a repair, which nobody asked for", async () => {
      const store = startStore();
      const [request] = await sendLinks(["20"]);
      await store(request, found("20", { text: "wh", missing: ["text"] }));
      await fault("403", { chat: 7 });
      await keep(store, await sendLinks(["21"]));
      await keep(store, [askedNow({ ...request, purpose: "repair" })]);
      expect(await calls("editMessageText")).to.deep.equal([]);
    });

    it("is one chat: who is thrown out of a group answers its people in private", async () => {
      await fault("403", { chat: group });
      const store = startStore();
      await keep(store, await sendLinks(["20"], group));
      await keep(store, await sendLinks(["21"]));
      await keep(store, await sendLinks(["22"], group));
      expect(await sentTo("sendMessage")).to.deep.equal([group, 7]);
    });
  });

  describe("in a group", () => {
    const ten = Array.from({ length: 10 }, (_, index) => String(200 + index));

    it("is edited for the first and the last of ten links, and once in a while between", async () => {
      const store = startStore();
      const requests = await sendLinks(ten, group);
      const first = await keep(store, requests.slice(0, 5));
      expect(first).to.deep.equal(["done", "later", "done", "done", "done"]);
      expect(await calls("editMessageText")).to.have.length(0);
      await letRestEnd(requests);
      expect(await keep(startStore(), requests.slice(1, 2))).to.deep.equal(["done"]);
      expect((await botMessages(group))[0]?.text).to.include("5 of 10 saved");
      const last = await keep(store, requests.slice(5));
      expect(last).to.deep.equal(["later", "done", "done", "done", "done"]);
      expect((await botMessages(group))[0]?.text).to.include("10 of 10 saved");
      expect(await keep(store, requests.slice(5, 6))).to.deep.equal(["done"]);
      expect(await calls("editMessageText")).to.have.length(2);
    });

    it("shows everything at the end, whichever of many stores each link comes to", async () => {
      const stores = [startStore(), startStore(), startStore()];
      const requests = await sendLinks(ten, group);
      const outcomes = await Promise.all(
        requests.map(async (request, index) => keep(stores[index % 3] as Store, [request])),
      );
      await letRestEnd(requests);
      const returning = requests.filter((_, index) => outcomes[index]?.includes("later"));
      await untilDone(startStore(), returning);
      const [reply, ...others] = await botMessages(group);
      expect(others).to.deep.equal([]);
      expect(reply?.text).to.include("10 of 10 saved");
    });

    it("does not depend on the job that was to come back", async () => {
      const store = startStore();
      const requests = await sendLinks(ten.slice(0, 4), group);
      await keep(store, requests.slice(0, 2));
      await letRestEnd(requests);
      expect(await keep(store, requests.slice(2, 3))).to.deep.equal(["done"]);
      expect((await botMessages(group))[0]?.text).to.include("3 of 4 saved");
    });

    it("is edited at once where a person reads alone", async () => {
      await keep(startStore(), await sendLinks(ten.slice(0, 4)));
      expect(await calls("editMessageText")).to.have.length(3);
    });
  });

  describe("when a group becomes a supergroup", () => {
    const move = () => fault("migrate", { chat: group, to: supergroup, count: 100 });

    it("is sent there, and edited there", async () => {
      const requests = await sendLinks(["20", "21"], group);
      await move();
      const other = await post("/sim/messages", { from: 7, chat: supergroup, text: "hello" });
      expect(other.message_id).to.equal(requests[0]?.origin.messageId);
      await keep(startStore(), requests);
      expect(await sentTo("sendMessage")).to.deep.equal([group, supergroup]);
      expect(await sentTo("editMessageText")).to.deep.equal([supergroup]);
      const [reply, ...others] = await botMessages(supergroup);
      expect(others).to.deep.equal([]);
      expect(reply?.text).to.include("2 of 2 saved");
      expect(reply?.reply_to).to.equal(null);
    });

    it("is said anew there if the old group had been told, and edited there from then on", async () => {
      const requests = await sendLinks(["20", "21", "22"], group);
      const store = startStore();
      await keep(store, requests.slice(0, 1));
      await move();
      await letRestEnd(requests);
      await keep(store, requests.slice(1, 2));
      await letRestEnd(requests);
      await keep(startStore(), requests.slice(2));
      expect(await sentTo("editMessageText")).to.deep.equal([group, supergroup]);
      const [reply, ...others] = await botMessages(supergroup);
      expect(others).to.deep.equal([]);
      expect(reply?.text).to.include("3 of 3 saved");
    });
  });
});
