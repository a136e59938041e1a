import { TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { PermanentError, RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { expect } from "chai";
import type { ShortLinks } from "../../src/ports.ts";
import { createAges } from "../../src/requests/ages.ts";
import { waitingCopy } from "../../src/requests/informed.ts";
import { createResolveRequest, parkedRequest } from "../../src/requests/resolve-request.ts";
import type { ResolveTweet } from "../../src/resolve/resolve-tweet.ts";
import { tweetFrom } from "../support/tweet.ts";

const tweet = tweetFrom("syndication");
const found: ResolveTweet = async () => ({ kind: "found", tweet });
const nobody: ResolveTweet = async () => {
  throw new RetryableError("no source could answer");
};
const mustNotBeAsked = async () => {
  throw new Error("was asked");
};

const toldCopy = waitingCopy({ has: () => true });
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const request = (more: Partial<TweetRequested> = {}): TweetRequested => {
  const link = more.link ?? { key: "tweet:20", url: "https://x.com/jack/status/20", tweetId: "20" };
  return TweetRequested.parse({
    version: 1,
    traceId: "0123456789abcdef0123456789abcdef",
    userId: "7",
    timestamp: "2026-11-22T10:00:00.000Z",
    origin: { chatId: 7, messageId: 1 },
    links: [link],
    tags: [],
    from: {},
    replyTo: { kind: "message", chatId: 7, messageId: 1 },
    purpose: "save",
    attempt: 1,
    requestedAt: secondsAgo(0),
    ...more,
    link,
  });
};

type Ports = Partial<Parameters<typeof createResolveRequest>[0]>;

/** A handler with a memory of what it sent. */
function create({ send, ...ports }: Ports = {}) {
  const sent: { contract: string; message: TweetResolved; groupId: string | undefined }[] = [];
  const repairs: TweetRequested[] = [];
  const remember: Send = async (contract, message, options) => {
    const groupId = options?.groupId;
    if (contract.name === tweetRequested.name) repairs.push(TweetRequested.parse(message));
    else sent.push({ contract: contract.name, message: TweetResolved.parse(message), groupId });
  };
  const handle = createResolveRequest({
    resolveTweet: found,
    rereadTweet: mustNotBeAsked,
    shortLinks: { follow: mustNotBeAsked },
    send: send ?? remember,
    ...ports,
  });
  return {
    sent,
    repairs,
    results: () => sent.map(({ message }) => message.result),
    /** What handling came to: done, waiting for so many seconds, or given up. */
    run: (asked: TweetRequested) =>
      handle(asked, { signal: new AbortController().signal }).then(
        () => "done",
        (error: unknown) => {
          if (error instanceof RetryableError) return "waits";
          return error instanceof PermanentError ? "given up" : "failed";
        },
      ),
    waitOf: (asked: TweetRequested) =>
      handle(asked, { signal: new AbortController().signal }).then(
        () => undefined,
        (error: unknown) => (error as RetryableError).retryAfterSeconds,
      ),
  };
}

const delayed = { kind: "delayed" } as const;

describe("resolveRequest", () => {
  it("sends what was found, with the request as it came, in the person's group", async () => {
    const { run, sent } = create();
    const asked = request({ tags: ["sea"], note: "later" });
    expect(await run(asked)).to.equal("done");
    expect(sent).to.deep.equal([
      {
        contract: "tweet-resolved",
        groupId: "7",
        message: {
          version: 1,
          traceId: asked.traceId,
          request: asked,
          result: { kind: "found", tweet },
        },
      },
    ]);
  });

  it("sends every verdict as it is", async () => {
    for (const verdict of [
      { kind: "gone", why: "deleted" },
      { kind: "restricted", why: "protected" },
      { kind: "unavailable" },
    ] as const) {
      const { run, results } = create({ resolveTweet: async () => verdict });
      expect(await run(request())).to.equal("done");
      expect(results()).to.deep.equal([verdict]);
    }
  });

  it("says of a refused link what it is, and asks nobody", async () => {
    const { run, results } = create({ resolveTweet: mustNotBeAsked });
    const link = { key: "profile:jack", url: "https://x.com/jack", refused: "profile" } as const;
    expect(await run(request({ link }))).to.equal("done");
    expect(results()).to.deep.equal([{ kind: "not-a-tweet", why: "profile" }]);
  });

  it("asks nobody for a link that is too many, and says so", async () => {
    const { run, results } = create({ resolveTweet: mustNotBeAsked });
    const short = { key: "short:abc", url: "https://t.co/abc", overLimit: "day" } as const;
    const tweetLink = { ...request().link, overLimit: "minute" } as const;
    for (const link of [short, tweetLink]) expect(await run(request({ link }))).to.equal("done");
    expect(results()).to.deep.equal([
      { kind: "over-limit", span: "day" },
      { kind: "over-limit", span: "minute" },
    ]);
  });

  it("names the original's id when a repost is answered with it", async () => {
    const { run, sent } = create();
    await run(
      request({ link: { key: "tweet:21", url: "https://x.com/a/status/21", tweetId: "21" } }),
    );
    expect(sent[0]?.message.tweetId).to.equal("20");
  });

  describe("a short link", () => {
    const link = { key: "short:abc", url: "https://t.co/abc" };
    const leadsTo = (target: Awaited<ReturnType<ShortLinks["follow"]>>) => ({
      follow: async () => target,
    });

    it("is followed, and the id it leads to is told", async () => {
      const { run, sent } = create({ shortLinks: leadsTo({ kind: "tweet", tweetId: "20" }) });
      expect(await run(request({ link }))).to.equal("done");
      expect(sent.map(({ message: { tweetId, result } }) => [tweetId, result.kind])).to.deep.equal([
        ["20", "found"],
      ]);
    });
    it("may lead to no tweet", async () => {
      const { run, results } = create({
        resolveTweet: mustNotBeAsked,
        shortLinks: leadsTo({ kind: "not-a-tweet", why: "not-found-behind-short-link" }),
      });
      expect(await run(request({ link }))).to.equal("done");
      expect(results()).to.deep.equal([
        { kind: "not-a-tweet", why: "not-found-behind-short-link" },
      ]);
    });
    it("waits like any other when it cannot be followed now", async () => {
      const follow = async () => {
        throw new RetryableError("t.co is down");
      };
      const { run, results } = create({ shortLinks: { follow } });
      expect(await run(request({ link, requestedAt: secondsAgo(4) }))).to.equal("waits");
      expect(results()).to.deep.equal([delayed]);
    });
  });

  describe("when nobody can answer", () => {
    it("tries again in a second while the person has hardly waited", async () => {
      const { waitOf, sent } = create({ resolveTweet: nobody });
      expect(await waitOf(request())).to.equal(1);
      expect(sent).to.deep.equal([]);
    });

    it("tells the person at once when it will take longer, and waits as long as it takes", async () => {
      const resolveTweet = async () => {
        throw new RetryableError("every source is at rest", { retryAfterSeconds: 30 });
      };
      const { waitOf, results } = create({ resolveTweet });
      const asked = request();
      expect(await waitOf(asked)).to.equal(30);
      expect(results()).to.deep.equal([delayed]);
    });

    it("tells the person after three seconds, once, and goes on trying", async () => {
      const { run, results } = create({ resolveTweet: nobody });
      const asked = request({ requestedAt: secondsAgo(3) });
      expect([await run(asked), await run(asked), await run(asked)]).to.deep.equal([
        "waits",
        "waits",
        "waits",
      ]);
      expect(results()).to.deep.equal([delayed]);
    });

    it("tells of every link of a message, and of every message", async () => {
      const { run, results } = create({ resolveTweet: nobody });
      const requestedAt = secondsAgo(3);
      await run(request({ requestedAt }));
      await run(
        request({
          requestedAt,
          link: { key: "tweet:21", url: "https://x.com/a/status/21", tweetId: "21" },
        }),
      );
      await run(request({ requestedAt, traceId: "f".repeat(32) }));
      expect(results()).to.deep.equal([delayed, delayed, delayed]);
    });

    it("tells the person after three seconds, even if the clock was set back an hour", async () => {
      let atMs = 0;
      const ageOf = createAges(() => atMs);
      const { run, results } = create({ resolveTweet: nobody, ageOf });
      const asked = request({ requestedAt: secondsAgo(-3_600) });
      expect([await run(asked), results()]).to.deep.equal(["waits", []]);
      atMs += 3_000;
      expect([await run(asked), results()]).to.deep.equal(["waits", [delayed]]);
    });

    it("does not give up at once when a clock that was a day slow is corrected", async () => {
      const { run } = create({ resolveTweet: nobody });
      expect(await run(request({ requestedAt: secondsAgo(30 * 3_600) }))).to.equal("waits");
    });

    it("does not tell who was told", async () => {
      const { run, sent } = create({ resolveTweet: nobody });
      const copy = toldCopy(request({ requestedAt: secondsAgo(3_000) }));
      expect(await run(copy)).to.equal("waits");
      expect(sent).to.deep.equal([]);
    });

    it("tells again what could not be told", async () => {
      const working = { sent: 0, isDown: true };
      const send: Send = async () => {
        if (working.isDown) throw new Error("the queue is down");
        working.sent += 1;
      };
      const { run } = create({ resolveTweet: nobody, send });
      const asked = request({ requestedAt: secondsAgo(3) });
      expect(await run(asked)).to.equal("failed");
      working.isDown = false;
      expect(await run(asked)).to.equal("waits");
      expect(working.sent).to.equal(1);
    });

    it("completes what it told of, however late", async () => {
      const answers: ResolveTweet[] = [nobody, found];
      const { run, results } = create({
        resolveTweet: (...asked) => (answers.shift() ?? found)(...asked),
      });
      const asked = request({ requestedAt: secondsAgo(3) });
      expect([await run(asked), await run(asked)]).to.deep.equal(["waits", "done"]);
      expect(results()).to.deep.equal([delayed, { kind: "found", tweet }]);
    });

    it("settles for what another source might overrule after an hour", async () => {
      const settled: boolean[] = [];
      const { run } = create({
        resolveTweet: async (_tweetId, { acceptProvisional }) => {
          settled.push(acceptProvisional);
          return { kind: "unavailable" };
        },
      });
      await run(request({ requestedAt: secondsAgo(3_590) }));
      await run(request({ requestedAt: secondsAgo(3_600) }));
      expect(settled).to.deep.equal([false, true]);
    });

    it("gives up after 26 hours, not before, and never without another try", async () => {
      const { run } = create({ resolveTweet: nobody });
      const hours = (count: number) =>
        toldCopy(request({ requestedAt: secondsAgo(count * 3_600), attempt: 9 }));
      expect([await run(hours(25.9)), await run(hours(26))]).to.deep.equal(["waits", "given up"]);
      expect(await create().run(hours(99))).to.equal("done");
    });

    it("begins anew with what an operator took up again, and tells the person anew", async () => {
      const { run, results } = create({ resolveTweet: nobody });
      const old = request({ requestedAt: secondsAgo(30 * 3_600), attempt: 9 });
      expect(await run(old)).to.equal("given up");
      const redriven = (seconds: number) => ({ ...old, redrivenAt: secondsAgo(seconds) });
      const latest = redriven(3);
      expect(await run(latest)).to.equal("waits");
      expect(await run(latest)).to.equal("waits");
      expect(results()).to.deep.equal([delayed, delayed]);
      expect(await run(redriven(26 * 3_600))).to.equal("given up");
    });
  });

  it("tells the person while a source is still being waited for, and then the rest", async () => {
    const told = Promise.withResolvers<void>();
    const sent: TweetResolved[] = [];
    const send: Send = async (_contract, message) => {
      sent.push(TweetResolved.parse(message));
      told.resolve();
    };
    const resolveTweet: ResolveTweet = async () => {
      await told.promise;
      return { kind: "found", tweet };
    };
    const { run } = create({ resolveTweet, send, patienceMs: 10 });
    expect(await run(request())).to.equal("done");
    expect(sent.map(({ result }) => result.kind)).to.deep.equal(["delayed", "found"]);
  });

  it("sends the answer even if the delay could not be told", async () => {
    const refused = Promise.withResolvers<void>();
    const sent: string[] = [];
    const send: Send = async (_contract, message) => {
      const { result } = TweetResolved.parse(message);
      if (result.kind === "delayed") {
        refused.resolve();
        throw new Error("the queue is down");
      }
      sent.push(result.kind);
    };
    const resolveTweet: ResolveTweet = async () => {
      await refused.promise;
      return { kind: "found", tweet };
    };
    const { run } = create({ resolveTweet, send, patienceMs: 10 });
    expect([await run(request()), sent]).to.deep.equal(["done", ["found"]]);
  });

  it("is not done when the answer could not be sent", async () => {
    const send: Send = async () => {
      throw new Error("the queue is down");
    };
    expect(await create({ send }).run(request())).to.equal("failed");
  });

  it("leaves what is unexpected to the consumer", async () => {
    const { run, sent } = create({ resolveTweet: mustNotBeAsked });
    expect(await run(request({ requestedAt: secondsAgo(60) }))).to.equal("failed");
    expect(sent).to.deep.equal([]);
  });

  it("informs one person of fifty links at once, and another all the same", async () => {
    const { run, sent } = create({ resolveTweet: nobody });
    const requestedAt = secondsAgo(5);
    for (let id = 1; id <= 70; id += 1)
      await run(request({ link: linkTo(String(id)), requestedAt }));
    await run(request({ userId: "8", link: linkTo("99"), requestedAt }));
    const users = sent.map(({ message }) => message.request.userId);
    expect(users.filter((userId) => userId === "7").length).to.be.within(50, 69);
    expect(users.at(-1)).to.equal("8");
  });
});

describe("waitingCopy", () => {
  it("counts the attempt and remembers that the person was told", () => {
    const asked = request();
    expect(toldCopy(asked)).to.deep.equal({ ...asked, attempt: 2, told: true });
  });

  it("does not claim that somebody was told who was not", () => {
    const asked = request({ requestedAt: secondsAgo(60) });
    expect(waitingCopy({ has: () => false })(asked)).to.deep.equal({ ...asked, attempt: 2 });
  });
});

describe("parkedRequest", () => {
  it("says that the request was given up for now, unless it was answered before", async () => {
    const sent: TweetResolved[] = [];
    const parked = parkedRequest(async (_contract, message) => {
      sent.push(TweetResolved.parse(message));
    });
    await parked(request());
    await parked(request({ purpose: "repair" }));
    expect(sent.map(({ result }) => result)).to.deep.equal([{ kind: "parked" }]);
  });
});

const linkTo = (tweetId: string) => ({
  key: `tweet:${tweetId}`,
  url: `https://x.com/i/status/${tweetId}`,
  tweetId,
});
