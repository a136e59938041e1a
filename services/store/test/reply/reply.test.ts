import { createArchive } from "@memory/archive/create-archive";
import { createPeople } from "@memory/archive/people";
import { rowsOf } from "@memory/shared/aws/rows";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Resolution } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { replySuite } from "./reply-suite.ts";

describe("the reply to a message", () => {
  const suite = replySuite();
  const { post, startStore, sendLinks, botMessages, found, calls } = suite;

  const keyOf = ({ origin }: TweetRequested) => ({ UserID: "7", Origin: `7#${origin.messageId}` });
  const replies = () => rowsOf(suite.db.client, suite.db.tables.replies.name);
  const rowOf = (request: TweetRequested) => replies().get(keyOf(request));
  const claimOf = (userId: string, tweetId: string) =>
    createArchive(suite.db.client, suite.db.tables).find({ userId, tweetId });
  /** Makes the row's lease expire now. */
  const endLease = (request: TweetRequested) =>
    replies().update(keyOf(request), { set: { LeaseUntil: Date.now() - 1 } });

  it("shows author, day and text, with buttons to open and to delete", async () => {
    const [request] = await sendLinks(["20"]);
    await startStore()(request, found("20"));
    const [reply, ...others] = await botMessages();
    expect(others).to.deep.equal([]);
    expect(reply?.text).to.equal("✅ Saved\njack @jack · 21 Mar 2006\njust setting up my twttr");
    expect(reply?.reply_to).to.equal(request.origin.messageId);
    expect(reply?.buttons).to.deep.equal([
      [
        { text: "Open", url: "https://x.com/jack/status/20" },
        { text: "Delete", callback_data: "v1:delete:7:20" },
      ],
    ]);
  });

  it("escapes what the tweet says", async () => {
    const [request] = await sendLinks(["20"]);
    const text = `<b>"1 < 2" && 3 > 2</b> &amp; <a href='x'>`;
    const author = { handle: "x_y", name: "<i>&" };
    await startStore()(request, found("20", { text, author }));
    const [reply] = await botMessages();
    expect(reply?.text).to.include(text).and.to.include("<i>& @x_y");
  });

  it("is one message that shows all links, also with two stores at once", async () => {
    const ids = Array.from({ length: 10 }, (_, index) => String(100 + index));
    const requests = await sendLinks(ids);
    const stores = [startStore(), startStore()];
    const deliver = (request: TweetRequested, index: number) =>
      stores[index % 2]?.(request, found(ids[index] ?? ""));
    const outcomes = await Promise.allSettled(requests.map(deliver));
    // One comes back, to make sure that the reply is shown.
    const late = outcomes.flatMap((outcome, index) => (outcome.status === "rejected" ? index : []));
    expect(late).to.have.length.at.most(1);
    for (const index of late) await deliver(requests[index] as TweetRequested, index);
    const replies = await botMessages();
    expect(replies).to.have.length(1);
    expect(replies[0]?.text).to.include("10 of 10 saved");
    for (let index = 1; index <= 10; index += 1)
      expect(replies[0]?.text).to.include(`${index}. ✅ Saved`);
    expect(await calls("sendMessage")).to.have.length(1);
  });

  it("shows at the end what came while it was being sent", async () => {
    const [first, second] = await sendLinks(["100", "101"]);
    await post("/sim/faults", { method: "sendMessage", kind: "latency", ms: 400, count: 1 });
    const sending = startStore()(first, found("100"));
    await until("the first call", async () =>
      (await replies().pages().next()).value?.length === 1 ? true : undefined,
    );
    const looksAgain = await startStore()(second, found("101")).catch((error: unknown) => error);
    expect(looksAgain).to.be.instanceOf(RetryableError);
    expect(await botMessages()).to.deep.equal([]);
    await sending;
    const [reply] = await botMessages();
    expect(reply?.text).to.include("2 of 2 saved");
    expect(reply?.edits).to.equal(1);
  });

  it("is not sent or edited again when everything comes a second time", async () => {
    const requests = await sendLinks(["100", "101"]);
    const store = startStore();
    const all = async () => {
      for (const request of requests) await store(request, found(request.link.tweetId ?? ""));
    };
    await all();
    const before = (await calls("editMessageText")).length;
    await all();
    expect(await calls("sendMessage")).to.have.length(1);
    expect(await calls("editMessageText")).to.have.length(before);
  });

  it("remembers the person's language, also for a job that does not know it", async () => {
    const [request] = await sendLinks(["20"]);
    const store = startStore();
    await store({ ...request, languageCode: "de" }, { kind: "delayed" });
    expect(await rowOf(request)).to.include({ Language: "de" });
    await store(request, found("20"));
    expect(await rowOf(request)).to.include({ Language: "de" });
    await store({ ...request, languageCode: "pt-br" }, found("20"));
    expect(await rowOf(request)).to.include({ Language: "pt-br" });
  });

  it("speaks the language that the person chose, else that of their Telegram", async () => {
    const store = startStore();
    const [first, second] = await sendLinks(["20", "21"]);
    await store({ ...first, languageCode: "es" }, { kind: "delayed" });
    expect((await botMessages())[0]?.text).to.include("Enlace guardado");
    await createPeople(suite.db.client, suite.db.tables).change("7", { language: "de" });
    await startStore()({ ...second, languageCode: "es" }, { kind: "delayed" });
    expect((await botMessages())[0]?.text).to.include("Link gemerkt");
  });

  it("says when a tweet had been saved before, in a private chat", async () => {
    const store = startStore();
    const [first] = await sendLinks(["20"]);
    const [second] = await sendLinks(["20"]);
    await store(first, found("20"));
    await store(second, found("20"));
    const [, reply] = await botMessages();
    expect(reply?.text).to.match(/^📌 Already saved on 2 Jan 2026\njack @jack/);
  });

  it("tells nobody in a group that a tweet had been saved before", async () => {
    const store = startStore();
    const [first] = await sendLinks(["20"], -100);
    const [second] = await sendLinks(["20"], -100);
    await store(first, found("20"));
    await store(second, found("20"));
    const replies = await botMessages(-100);
    expect(replies.map(({ text }) => text.split("\n")[0])).to.deep.equal(["✅ Saved", "✅ Saved"]);
  });

  const refusals: [Resolution, RegExp][] = [
    [{ kind: "gone", why: "deleted" }, /author deleted/],
    [{ kind: "gone", why: "not-found" }, /there is no such tweet, or it was deleted/],
    [{ kind: "restricted", why: "not-authorized" }, /may be protected or suspended/],
    [{ kind: "restricted", why: "protected" }, /account is protected/],
    [{ kind: "unavailable" }, /may be deleted, private or from a suspended account/],
    [{ kind: "not-a-tweet", why: "profile" }, /this is a profile/],
    [{ kind: "over-limit", span: "minute" }, /Send this one again in a minute/],
    [{ kind: "over-limit", span: "day" }, /Send this one again in 24 hours/],
    [{ kind: "parked" }, /stopped trying/],
    [{ kind: "delayed" }, /content to follow/],
  ];
  for (const [result, words] of refusals) {
    const { kind, ...more } = result;
    const name = [kind, ...Object.values(more)].join(", ");
    it(`says in words: ${name}`, async () => {
      const [request] = await sendLinks(["20"]);
      await startStore()(request, result);
      const [reply] = await botMessages();
      expect(reply?.text).to.match(words);
      expect(reply?.buttons ?? []).to.deep.equal([]);
    });
  }

  it("marks the links that were too many beside those that were saved, and saves them later", async () => {
    const store = startStore();
    const [first, second] = await sendLinks(["20", "21"]);
    const over = { ...second.link, overLimit: "minute" as const };
    await store({ ...first, links: [first.link, over] }, found("20"));
    const [before] = await botMessages();
    expect(before?.text)
      .to.match(/^1 of 2 saved/)
      .and.to.match(/again in a minute/);
    await store(second, found("21"));
    const [after, ...others] = await botMessages();
    expect(after?.text)
      .to.match(/^2 of 2 saved/)
      .and.not.to.match(/again/);
    expect(others).to.deep.equal([]);
  });

  it("says of a link that was taken before what became of it, though it is too many now", async () => {
    const store = startStore();
    const [request] = await sendLinks(["20"]);
    for (const result of [{ kind: "gone", why: "deleted" }, found("20")] as const) {
      await store(request, result);
      const [before] = await botMessages();
      await store(request, { kind: "over-limit", span: "day" });
      expect(await botMessages()).to.deep.equal([before]);
    }
  });

  it("is completed in place when the content follows, whatever order the news come in", async () => {
    const store = startStore();
    for (const order of [
      ["delayed", "found"],
      ["found", "delayed"],
    ]) {
      const id = order[0] === "delayed" ? "200" : "201";
      const [request] = await sendLinks([id]);
      for (const kind of order)
        await store(request, kind === "found" ? found(id) : { kind: "delayed" });
    }
    const replies = await botMessages();
    expect(replies.map(({ text, edits }) => [text.split("\n")[0], edits])).to.deep.equal([
      ["✅ Saved", 1],
      ["✅ Saved", 0],
    ]);
  });

  it("is completed in place after it was given up and taken up again, whatever order the news come in", async () => {
    const store = startStore();
    const [request] = await sendLinks(["200"]);
    const redriven = { ...request, redrivenAt: "2026-01-05T03:04:06.000Z" };
    const steps: [TweetRequested, Resolution, RegExp][] = [
      [request, { kind: "parked" }, /stopped trying/],
      [request, { kind: "delayed" }, /stopped trying/],
      [redriven, { kind: "delayed" }, /content to follow/],
      [request, { kind: "parked" }, /content to follow/],
      [redriven, { kind: "parked" }, /stopped trying/],
      [redriven, found("200"), /^✅ Saved/],
      [redriven, { kind: "parked" }, /^✅ Saved/],
    ];
    for (const [news, result, expected] of steps) {
      await store(news, result);
      const [reply, ...others] = await botMessages();
      expect(others).to.deep.equal([]);
      expect(reply?.text, `${result.kind} ${news.redrivenAt ?? ""}`).to.match(expected);
    }
  });

  it("is completed in place although the tweet was saved by an earlier message meanwhile", async () => {
    const store = startStore();
    const [earlier] = await sendLinks(["200"]);
    const [request] = await sendLinks(["200"]);
    const later = { ...request, requestedAt: "2026-01-02T03:05:00.000Z" };
    await store(later, { kind: "parked" });
    await store(earlier, found("200"));
    await store({ ...later, redrivenAt: "2026-01-05T03:04:06.000Z" }, found("200"));
    const replies = await botMessages();
    expect(replies.map(({ text }) => text.split("\n")[0])).to.deep.equal([
      "📌 Already saved on 2 Jan 2026",
      "✅ Saved",
    ]);
  });

  it("takes no given-up link for one that was answered", async () => {
    const store = startStore();
    const [request] = await sendLinks(["200"]);
    await store(request, { kind: "gone", why: "deleted" });
    await store({ ...request, redrivenAt: "2026-01-05T03:04:06.000Z" }, { kind: "parked" });
    const [reply] = await botMessages();
    expect(reply?.text).to.match(/author deleted/);
  });

  it("says what a long text lacks, and is completed in place by a repair", async () => {
    const [request] = await sendLinks(["20"]);
    const store = startStore();
    const text = "the beginning";
    await store(request, found("20", { text, missing: ["text"] }));
    const [cut] = await botMessages();
    expect(cut?.text).to.include("the first 13 characters of its long text are kept");
    await store({ ...request, purpose: "repair" }, found("20", { text: `${text} and the end` }));
    const [whole, ...others] = await botMessages();
    expect(others).to.deep.equal([]);
    expect(whole?.text).to.equal("✅ Saved\njack @jack · 21 Mar 2006\nthe beginning and the end");
  });

  it("shows what is kept, also when the sources give less of it later", async () => {
    const store = startStore();
    const [first] = await sendLinks(["20"]);
    const [second] = await sendLinks(["20"]);
    await store(first, found("20", { text: "the whole text" }));
    await store(second, found("20", { text: "the wh", missing: ["text"] }));
    const [, reply] = await botMessages();
    expect(reply?.text).to.include("the whole text").and.not.to.include("⚠️");
  });

  it("lets a repair wait that has overtaken the save", async () => {
    const [request] = await sendLinks(["20"]);
    const store = startStore();
    const now = new Date().toISOString();
    const young = { ...request, requestedAt: now };
    const early = await store(
      { ...young, purpose: "repair" },
      found("20", { text: "whole" }),
    ).catch((error: unknown) => error);
    expect(early).to.be.instanceOf(RetryableError);
    const redriven = { ...request, redrivenAt: now, purpose: "repair" as const };
    const earlyAnew = await store(redriven, found("20")).catch((error: unknown) => error);
    expect(earlyAnew).to.be.instanceOf(RetryableError);
    await store(young, found("20", { text: "wh", missing: ["text"] }));
    await store({ ...young, purpose: "repair" }, found("20", { text: "whole" }));
    const [reply] = await botMessages();
    expect(reply?.text).to.match(/\nwhole$/);
  });

  it("keeps nothing for a repair of what nobody keeps, and says nothing of its bad news", async () => {
    const [request] = await sendLinks(["20"]);
    const store = startStore();
    await store({ ...request, purpose: "repair" }, found("20"));
    await store({ ...request, purpose: "repair" }, { kind: "gone", why: "deleted" });
    expect(await botMessages()).to.deep.equal([]);
    expect(await claimOf("7", "20")).to.equal(undefined);
  });

  it("answers from what is kept when the sources cannot, or will not, tell any more", async () => {
    const store = startStore();
    const [first] = await sendLinks(["20"]);
    await store(first, found("20"));
    const later: Resolution[] = [{ kind: "delayed" }, { kind: "unavailable" }, { kind: "parked" }];
    for (const result of later) {
      const [again] = await sendLinks(["20"]);
      await store(again, result);
      await store(first, result);
    }
    const replies = await botMessages();
    expect(replies.map(({ text }) => text.split("\n")[0])).to.deep.equal([
      "✅ Saved",
      ...Array(3).fill("📌 Already saved on 2 Jan 2026"),
    ]);
    expect(replies.every(({ buttons }) => buttons?.flat().length === 2)).to.equal(true);
  });

  it("holds nothing under the id of a repost once the original is kept", async () => {
    const [request] = await sendLinks(["106"]);
    const store = startStore();
    await store(request, { kind: "delayed" });
    await store(request, found("999"));
    expect((await claimOf("7", "106"))?.State).to.equal(undefined);
    expect((await claimOf("7", "999"))?.State).to.equal("kept");
    expect((await botMessages()).map(({ text }) => text.split("\n")[0])).to.deep.equal([
      "✅ Saved",
    ]);
  });

  it("waits for its own lease that an earlier try left behind, and never takes it for another's", async () => {
    const [request] = await sendLinks(["20"]);
    let isLost = false;
    suite.db.client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        const { TableName } = args.input as { TableName?: string };
        if (isLost || context.commandName !== "UpdateItemCommand") return answer;
        if (TableName !== suite.db.tables.replies.name) return answer;
        isLost = true;
        throw new RetryableError("the answer was lost");
      },
      { step: "initialize" },
    );
    const store = startStore();
    const errors = [];
    for (let delivery = 0; delivery < 2; delivery += 1) {
      errors.push(await store(request, found("20")).catch((error: unknown) => error));
    }
    const [lost, waiting] = errors as RetryableError[];
    expect(lost?.message).to.equal("the answer was lost");
    expect(waiting).to.be.instanceOf(RetryableError);
    expect(waiting?.retryAfterSeconds).to.be.within(1, 30);
    await endLease(request);
    await store(request, found("20"));
    expect(await botMessages()).to.have.length(1);
  });

  it("is looked after by one job while another shows it, which may die for good", async () => {
    const [first, second, third] = await sendLinks(["100", "101", "102"]);
    // The first holder of the lease dies: its write is never answered, its message never redelivered.
    let isDead = false;
    suite.db.client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        const { ExpressionAttributeNames: names = {} } = args.input as {
          ExpressionAttributeNames?: Record<string, string>;
        };
        if (isDead || !Object.values(names).includes("LeaseJob")) return answer;
        isDead = true;
        return new Promise(() => {});
      },
      { step: "initialize" },
    );
    void startStore()(first, found("100"));
    await until("the death", () => isDead || undefined);
    const looksAgain = await startStore()(second, found("101")).catch((error: unknown) => error);
    expect(looksAgain).to.be.instanceOf(RetryableError);
    expect((looksAgain as RetryableError).retryAfterSeconds).to.be.within(4, 5);
    await startStore()(third, found("102"));
    expect(await botMessages()).to.deep.equal([]);

    await endLease(first);
    await startStore()(second, found("101"));
    const replies = await botMessages();
    expect(replies.map(({ text }) => text.split("\n")[0])).to.deep.equal(["3 of 3 saved"]);
  });

  it("leaves no held link behind when bad news overtake the delay", async () => {
    const [request] = await sendLinks(["20"]);
    const store = startStore();
    await store(request, { kind: "gone", why: "deleted" });
    await store(request, { kind: "delayed" });
    expect(await claimOf("7", "20")).to.equal(undefined);
    expect((await botMessages()).map(({ text }) => text)).to.deep.equal([
      "🚫 Not saved: its author deleted this tweet.",
    ]);
  });

  it("waits exactly as long as Telegram asks, and then says it once", async () => {
    const [request] = await sendLinks(["20"]);
    await post("/sim/faults", { method: "sendMessage", kind: "429", retry_after: 2, count: 1 });
    const store = startStore();
    const failure = await store(request, found("20")).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(RetryableError);
    expect(failure).to.include({ retryAfterSeconds: 2 });
    const tooSoon = await store(request, found("20")).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(tooSoon).to.be.instanceOf(RetryableError);
    expect(await calls("sendMessage")).to.have.length(1);
    await until("the chat to take messages", () =>
      store(request, found("20")).then(
        () => true,
        () => undefined,
      ),
    );
    expect(await calls("sendMessage")).to.have.length(2);
    expect(await botMessages()).to.have.length(1);
  });

  it("stops trying when the person blocked the bot", async () => {
    const [request] = await sendLinks(["20"]);
    await post("/sim/faults", { method: "sendMessage", kind: "403", count: 5 });
    await startStore()(request, found("20"));
    expect(await calls("sendMessage")).to.have.length(1);
  });

  it("survives a cut line after an edit was applied", async () => {
    const store = startStore();
    const [request] = await sendLinks(["20"]);
    await store(request, { kind: "delayed" });
    await post("/sim/faults", { method: "editMessageText", kind: "drop-after-apply", count: 1 });
    const failure = await store(request, found("20")).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RetryableError);
    // What the chat shows is in doubt: if the state changes back, that has to be shown as well.
    expect(await rowOf(request)).not.to.have.property("Fingerprint");
    await store(request, found("20"));
    const replies = await botMessages();
    expect(replies.map(({ text }) => text.split("\n")[0])).to.deep.equal(["✅ Saved"]);
  });

  it("is shown anew after a holder died that may have shown something else meanwhile", async () => {
    const store = startStore();
    const [request] = await sendLinks(["20"]);
    await store(request, found("20"));
    const [shown] = await botMessages();
    await post(`/bot7:${"a".repeat(35)}/editMessageText`, {
      chat_id: 7,
      message_id: (await rowOf(request))?.ReplyID,
      text: "🗑 Deleted from your library",
    });
    expect((await botMessages())[0]?.text).to.equal("🗑 Deleted from your library");
    const set = { LeaseOwner: "dead", LeaseJob: "dead", LeaseUntil: Date.now() - 1 };
    await replies().update(keyOf(request), { set });
    await store(request, found("20"));
    expect((await botMessages()).map(({ text }) => text)).to.deep.equal([shown?.text]);
  });
});
