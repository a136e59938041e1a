import type { AbsenceReason, SourceName, Tweet } from "@memory/shared/contracts/tweet";
import { RetryableError } from "@memory/shared/errors";
import { expect } from "chai";
import {
  type Lookup,
  NoTurnError,
  NotAskedError,
  type Turn,
  type TweetSource,
} from "../../src/ports.ts";
import { createResolveTweet } from "../../src/resolve/resolve-tweet.ts";
import { definitionOf } from "../../src/sources/all.ts";
import { fakeSource } from "../support/connect-source.ts";
import { tweetFrom } from "../support/tweet.ts";

type Find = TweetSource["find"];

const answering = (name: SourceName) => (find: Find) => fakeSource(definitionOf(name), find);
const syndication = answering("syndication");
const fxTwitter = answering("fxtwitter");
const vxTwitter = answering("vxtwitter");
const xApi = answering("x-api");
const oEmbed = answering("oembed");

const shows = (tweet: Tweet) => async (): Promise<Lookup> => ({ kind: "found", tweet });
const strong = (why: AbsenceReason) => async (): Promise<Lookup> => ({
  kind: "absent",
  why,
  evidence: "strong",
});
const weak = async (): Promise<Lookup> => ({
  kind: "absent",
  why: "unavailable",
  evidence: "weak",
});
const isDown = async (): Promise<Lookup> => {
  throw new Error("down");
};
const asksForRest = (retryAfterSeconds: number) => async (): Promise<Lookup> => {
  throw new RetryableError("slow down", { retryAfterSeconds });
};
const mustNotBeAsked = async (): Promise<Lookup> => {
  throw new Error("was asked");
};

const asker = { userId: "7", mayWait: true };

async function resolve(sources: TweetSource[], acceptProvisional = false) {
  try {
    return await createResolveTweet(sources)("20", { ...asker, acceptProvisional });
  } catch (error) {
    if (!(error instanceof RetryableError)) throw error;
    return { kind: "nobody answered", retryAfterSeconds: error.retryAfterSeconds };
  }
}
const both = (first: Find, second: Find, acceptProvisional = false) =>
  resolve([syndication(first), fxTwitter(second)], acceptProvisional);

const nobody = { kind: "nobody answered", retryAfterSeconds: undefined };
const whole = tweetFrom("syndication");

describe("resolveTweet", () => {
  it("is done with the first answer that misses nothing", async () => {
    expect(await both(shows(whole), mustNotBeAsked)).to.deep.equal({ kind: "found", tweet: whole });
  });

  it("passes over a source that is down", async () => {
    const second = tweetFrom("fxtwitter");
    expect(await both(isDown, shows(second))).to.deep.equal({ kind: "found", tweet: second });
  });

  it("passes over a source that throws before it promises anything", async () => {
    const throws = () => {
      throw new TypeError("a bug");
    };
    expect(await both(throws, shows(whole))).to.deep.equal({ kind: "found", tweet: whole });
  });

  it("asks in the order it is given", async () => {
    const second = tweetFrom("fxtwitter");
    expect(await resolve([fxTwitter(shows(second)), syndication(mustNotBeAsked)])).to.deep.equal({
      kind: "found",
      tweet: second,
    });
  });

  describe("a negative on strong evidence", () => {
    it("is a verdict at once", async () => {
      for (const [why, kind] of [
        ["deleted", "gone"],
        ["account-gone", "gone"],
        ["protected", "restricted"],
        ["suspended", "restricted"],
        ["rules-violated", "restricted"],
        ["withheld", "restricted"],
      ] as const) {
        expect(await both(strong(why), mustNotBeAsked)).to.deep.equal({ kind, why });
        expect(await both(isDown, strong(why))).to.deep.equal({ kind, why });
        expect(await both(weak, strong(why))).to.deep.equal({ kind, why });
      }
    });

    describe("for age", () => {
      const ageRestricted = { kind: "restricted", why: "age-restricted" };
      it("is overruled by who shows the tweet", async () => {
        const second = tweetFrom("fxtwitter");
        expect(await both(strong("age-restricted"), shows(second))).to.deep.equal({
          kind: "found",
          tweet: second,
        });
      });
      it("is overruled by a stronger reason", async () => {
        expect(await both(strong("age-restricted"), strong("deleted"))).to.deep.equal({
          kind: "gone",
          why: "deleted",
        });
      });
      it("stands when nobody shows it", async () => {
        expect(await both(strong("age-restricted"), weak)).to.deep.equal(ageRestricted);
        expect(await resolve([syndication(strong("age-restricted"))])).to.deep.equal(ageRestricted);
      });
      it("waits for who may show it, though not for ever", async () => {
        expect(await both(strong("age-restricted"), isDown)).to.deep.equal(nobody);
        expect(await both(strong("age-restricted"), isDown, true)).to.deep.equal(ageRestricted);
      });
    });
  });

  describe("a negative on weak evidence", () => {
    it("is a verdict when two operators give it, though never that it was deleted", async () => {
      expect(await both(weak, weak)).to.deep.equal({ kind: "unavailable" });
    });
    it("is none when one operator gives it twice", async () => {
      expect(await resolve([syndication(weak), syndication(weak)])).to.deep.equal(nobody);
    });
    it("is none alone", async () => {
      expect(await resolve([syndication(weak)])).to.deep.equal(nobody);
      expect(await both(weak, isDown, true)).to.deep.equal(nobody);
      expect(await both(isDown, weak, true)).to.deep.equal(nobody);
    });
    it("waits for who failed and might show the tweet, though not for ever", async () => {
      const others = [fxTwitter(weak), oEmbed(weak)];
      expect(await resolve([syndication(isDown), ...others])).to.deep.equal(nobody);
      expect(await resolve([syndication(isDown), ...others], true)).to.deep.equal({
        kind: "unavailable",
      });
    });
    it("gives way to who shows the tweet", async () => {
      expect(await both(weak, shows(whole))).to.deep.equal({ kind: "found", tweet: whole });
    });
  });

  describe("vxtwitter, whose cache may never forget,", () => {
    const old = tweetFrom("vxtwitter", { missing: ["text"] });
    it("shows what nobody else denies", async () => {
      for (const other of [isDown, weak, strong("age-restricted")]) {
        expect(await resolve([vxTwitter(shows(old)), xApi(other)])).to.deep.include({
          kind: "found",
          tweet: old,
        });
      }
    });
    it("never overrules a negative on strong evidence", async () => {
      const gone = { kind: "gone", why: "deleted" };
      expect(await resolve([vxTwitter(shows(old)), xApi(strong("deleted"))])).to.deep.equal(gone);
      expect(await resolve([xApi(strong("deleted")), vxTwitter(mustNotBeAsked)])).to.deep.equal(
        gone,
      );
    });
    it("is no witness", async () => {
      expect(await resolve([syndication(weak), vxTwitter(isDown)])).to.deep.equal(nobody);
    });

    it("is not held up by the failure of a source that never denies a tweet", async () => {
      const sources = [syndication(weak), fxTwitter(weak), vxTwitter(isDown)];
      expect(await resolve(sources)).to.deep.equal({ kind: "unavailable" });
    });
  });

  describe("oEmbed", () => {
    it("is of one mind with syndication, since X runs both", async () => {
      expect(await resolve([syndication(weak), oEmbed(weak)])).to.deep.equal(nobody);
      expect(await resolve([syndication(weak), fxTwitter(weak), oEmbed(weak)])).to.deep.equal({
        kind: "unavailable",
      });
    });
    it("is believed that an account is protected", async () => {
      expect(await resolve([syndication(weak), oEmbed(strong("protected"))])).to.deep.equal({
        kind: "restricted",
        why: "protected",
      });
    });
  });

  describe("when nobody answers", () => {
    it("says so", async () => {
      expect(await both(isDown, isDown)).to.deep.equal(nobody);
    });
    it("says when the first source is ready again, if all told", async () => {
      expect(await both(asksForRest(30), asksForRest(7))).to.deep.equal({
        kind: "nobody answered",
        retryAfterSeconds: 7,
      });
      expect(await both(asksForRest(30), isDown)).to.deep.equal(nobody);
    });
  });

  describe("an answer that lacks a part", () => {
    const cut = tweetFrom("syndication", { text: "A long &", missing: ["text"] });
    const long = tweetFrom("fxtwitter", { text: "A long & winding road" });

    it("is completed by the next source", async () => {
      expect(await both(shows(cut), shows(long))).to.deep.equal({
        kind: "found",
        tweet: {
          ...long,
          sources: [
            { ...cut.sources[0], parts: [] },
            { ...long.sources[0], parts: ["text"] },
          ],
        },
      });
    });
    it("is kept, and says so, when the next one does not show the tweet", async () => {
      expect(await both(shows(cut), strong("suspended"))).to.deep.equal({
        kind: "found",
        tweet: cut,
      });
    });
    it("may follow from a source that could not answer now", async () => {
      for (const second of [isDown, weak]) {
        const found = { kind: "found", tweet: cut, mayFollow: true };
        expect(await both(shows(cut), second)).to.deep.equal(found);
      }
    });
    it("is asked of those alone who may have it, in their order", async () => {
      for (const [part, mayHaveIt] of [
        ["text", ["fxtwitter", "vxtwitter", "x-api"]],
        ["quote", ["syndication", "fxtwitter", "vxtwitter", "x-api"]],
        ["media", ["syndication", "fxtwitter", "vxtwitter", "x-api"]],
        ["article", ["fxtwitter", "x-api"]],
        ["thread", ["fxtwitter"]],
        ["poll", ["syndication", "fxtwitter", "vxtwitter", "x-api"]],
        ["reply-context", ["syndication", "fxtwitter", "x-api"]],
      ] as const) {
        const lacking = tweetFrom("oembed", { missing: [part] });
        const asked: string[] = [];
        const notes = (name: string) => async () => {
          asked.push(name);
          return isDown();
        };
        const resolution = await resolve([
          oEmbed(shows(lacking)),
          syndication(notes("syndication")),
          fxTwitter(notes("fxtwitter")),
          vxTwitter(notes("vxtwitter")),
          xApi(notes("x-api")),
        ]);
        expect(resolution).to.deep.include({ kind: "found", tweet: lacking });
        expect([part, asked]).to.deep.equal([part, mayHaveIt]);
      }
    });
    it("is asked of one after the other until it is had", async () => {
      const note = { ...long, sources: [{ name: "vxtwitter" as const, readAt: "" }] };
      const resolution = await resolve([
        syndication(shows(cut)),
        fxTwitter(isDown),
        vxTwitter(shows(note)),
        xApi(mustNotBeAsked),
      ]);
      expect(resolution).to.have.nested.property("tweet.text", long.text);
    });
    it("may be the answered post's", async () => {
      const replyContext = { kind: "found", ...withoutSources(cut) } as const;
      const first = tweetFrom("syndication", { replyContext });
      const second = tweetFrom("x-api", {
        replyContext: { ...replyContext, text: long.text, missing: [] },
      });
      const resolved = await resolve([
        syndication(shows(first)),
        fxTwitter(mustNotBeAsked),
        xApi(shows(second)),
      ]);
      expect(resolved).to.have.nested.property("tweet.replyContext.text", long.text);
    });
    it("may be the quoted tweet's", async () => {
      const quoted = { kind: "found", ...withoutSources(cut) } as const;
      const first = tweetFrom("syndication", { quoted });
      const second = tweetFrom("fxtwitter", {
        quoted: { ...quoted, text: long.text, missing: [] },
      });
      const resolved = await both(shows(first), shows(second));
      expect(resolved).to.have.nested.property("tweet.quoted.text", long.text);
      expect(resolved).to.have.deep.nested.property("tweet.quoted.missing", []);
    });
  });

  it("asks once for a tweet that several want at the same time", async () => {
    let asked = 0;
    const answer = Promise.withResolvers<Lookup>();
    const resolveTweet = createResolveTweet([
      syndication(() => {
        asked += 1;
        return answer.promise;
      }),
    ]);
    const wanted = [false, true, false].map((acceptProvisional) =>
      resolveTweet("20", { ...asker, acceptProvisional }),
    );
    const other = resolveTweet("21", { ...asker, acceptProvisional: false });
    answer.resolve({ kind: "found", tweet: whole });
    expect(await Promise.all([...wanted, other])).to.have.length(4);
    expect(asked).to.equal(2);
    await resolveTweet("20", { ...asker, acceptProvisional: false });
    expect(asked).to.equal(3);
  });

  it("asks on behalf of the person, who may wait at each source, and nobody waits for a repair", async () => {
    const turns: Turn[] = [];
    const notes: Find = async (_tweetId, _signal, turn) => {
      turns.push(turn);
      throw new RetryableError("down");
    };
    for (const mayWait of [true, false]) {
      const options = { acceptProvisional: false, userId: "7", mayWait };
      await createResolveTweet([syndication(notes), fxTwitter(notes)])("20", options).catch(
        () => {},
      );
    }
    expect(turns.map(({ userId }) => userId)).to.deep.equal(["7", "7", "7", "7"]);
    expect(turns.map(({ mayWaitMs }) => mayWaitMs > 1_000)).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
    expect(turns[3]?.mayWaitMs).to.equal(0);
  });

  it("asks for a person whose turn has come, though that of another who wants the same has not", async () => {
    const refusal = Promise.withResolvers<Lookup>();
    const resolveTweet = createResolveTweet([
      syndication((_tweetId, _signal, { userId }) =>
        userId === "7" ? refusal.promise : shows(whole)(),
      ),
    ]);
    const wanted = ["7", "8", "9"].map((userId) =>
      resolveTweet("20", { acceptProvisional: false, userId, mayWait: true }).then(
        ({ kind }) => kind,
        () => "not now",
      ),
    );
    refusal.reject(new NoTurnError("at its limit"));
    expect(await Promise.all(wanted)).to.deep.equal(["not now", "found", "found"]);
  });

  it("asks once for all who want the same of a source that is down for everybody", async () => {
    const refusal = Promise.withResolvers<Lookup>();
    let asked = 0;
    const resolveTweet = createResolveTweet([
      syndication(() => {
        asked += 1;
        return refusal.promise;
      }),
    ]);
    const wanted = ["7", "8", "9"].map((userId) =>
      resolveTweet("20", { acceptProvisional: false, userId, mayWait: true }).then(
        ({ kind }) => kind,
        () => "not now",
      ),
    );
    refusal.reject(new NotAskedError("is down"));
    expect(await Promise.all(wanted)).to.deep.equal(["not now", "not now", "not now"]);
    expect(asked).to.equal(1);
  });
});

const withoutSources = ({ sources: _, ...post }: Tweet) => post;
