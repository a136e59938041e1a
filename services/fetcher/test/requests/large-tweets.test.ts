import { createHash } from "node:crypto";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { decodeBody, encodeBody } from "@memory/shared/queue/message-body";
import type { Send } from "@memory/shared/queue/send";
import { exampleRequest } from "@memory/testing/example-request";
import { expect } from "chai";
import { sendResolved } from "../../src/requests/send-resolved.ts";
import { fxTwitter } from "../../src/sources/fxtwitter/source.ts";
import type { SourceDefinition } from "../../src/sources/source.ts";
import { xApi } from "../../src/sources/x-api/source.ts";
import { askSource } from "../support/ask-source.ts";
import { connectTo } from "../support/connect-source.ts";
import { type StandIn, startStandIn } from "../support/stand-in.ts";
import { tweetFrom } from "../support/tweet.ts";

/** Paragraphs that hardly compress. */
function paragraphs(length: number, seed = ""): string[] {
  const hash = (index: number) =>
    createHash("sha512")
      .update(seed + index)
      .digest("base64");
  const each = 2_000;
  return Array.from({ length: Math.ceil(length / each) }, (_, paragraph) =>
    Array.from({ length: 23 }, (_, index) => hash(paragraph * 23 + index))
      .join("")
      .slice(0, each),
  );
}

const author = { id: "12", name: "jack", screen_name: "jack" };
const status = (id: string, text: string, more: object = {}) => ({
  type: "status",
  id,
  text,
  raw_text: { text, facets: [] },
  author,
  is_note_tweet: true,
  ...more,
});
const articleOf = (texts: readonly string[]) => ({
  id: "9",
  title: "Long",
  content: {
    blocks: texts.map((text, key) => ({
      key: `k${key}`,
      type: "unstyled",
      text,
      data: {},
      entityRanges: [],
      inlineStyleRanges: [],
    })),
    entityMap: [],
  },
});
const articleLink = { text: "https://t.co/aaaaaaaaa1", facets: [] };
const fxArticle = (texts: readonly string[], isThread = false) => {
  const post = status("20", articleLink.text, { raw_text: articleLink, article: articleOf(texts) });
  const follows = status("21", "and on", { replying_to: { status: "20", screen_name: "jack" } });
  return { code: 200, status: post, thread: isThread ? [post, follows] : null };
};
const fxThread = (texts: readonly string[]) => {
  const posts = texts.map((text, index) =>
    status(String(20 + index), text, {
      ...(index > 0 && { replying_to: { status: String(19 + index), screen_name: "jack" } }),
    }),
  );
  return { code: 200, status: posts[0], thread: posts };
};
const fromX = (plain_text: string) => ({
  data: [{ id: "20", text: "Read it", author_id: "12", article: { title: "Long", plain_text } }],
  includes: { users: [{ id: "12", name: "jack", username: "jack" }] },
});

describe("a tweet of many kilobytes", () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.close());

  /** What store gets of the source's answer. */
  async function arrives(definition: SourceDefinition, body: unknown): Promise<Tweet> {
    standIn.answers({ body });
    const source = connectTo(definition, standIn.root);
    const lookup = await askSource(source, "20");
    await source.close();
    if (lookup.kind !== "found") throw new Error(`not found: ${JSON.stringify(lookup)}`);
    return sent(lookup.tweet);
  }

  async function sent(tweet: Tweet): Promise<Tweet> {
    let body = "";
    const send: Send = async (_, message) => {
      body = encodeBody(message);
    };
    await sendResolved(send, exampleRequest(), { resolved: { kind: "found", tweet } });
    expect(body.length).to.be.at.most(1_000_000);
    const { result } = decodeBody(body, TweetResolved);
    if (result.kind !== "found") throw new Error("not found any more");
    return result.tweet;
  }

  for (const kilobytes of [270, 900]) {
    const texts = paragraphs(kilobytes * 1_000);
    const whole = texts.join("\n\n");

    it(`arrives whole: an article of ${kilobytes} kB, also in a thread`, async () => {
      for (const isThread of [false, true]) {
        const { article, thread, missing } = await arrives(fxTwitter, fxArticle(texts, isThread));
        expect({ isWhole: article?.text === whole, missing }).to.deep.equal({
          isWhole: true,
          missing: [],
        });
        expect(thread?.length).to.equal(isThread ? 2 : undefined);
      }
    });

    it(`arrives whole: an article of ${kilobytes} kB in one paragraph`, async () => {
      const text = texts.join(" ");
      const { article, missing } = await arrives(fxTwitter, fxArticle([text]));
      expect({ isWhole: article?.text === text, missing }).to.deep.equal({
        isWhole: true,
        missing: [],
      });
    });

    it(`arrives whole from X: an article of ${kilobytes} kB`, async () => {
      const { article, missing } = await arrives(xApi, fromX(whole));
      expect({ isWhole: article?.text === whole, missing }).to.deep.equal({
        isWhole: true,
        missing: [],
      });
    });

    it(`arrives whole: a thread of ${kilobytes} kB`, async () => {
      const posts = paragraphs(kilobytes * 1_000).flatMap((_, index, all) =>
        index % 9 === 0 ? [all.slice(index, index + 9).join(" ")] : [],
      );
      const { thread, missing } = await arrives(fxTwitter, fxThread(posts));
      expect(missing).to.deep.equal([]);
      expect(thread?.map((post) => (post.kind === "found" ? post.text : ""))).to.deep.equal(posts);
    });
  }

  it("arrives whole in any script", async () => {
    for (const text of ["漢字かな".repeat(75_000), "🚲".repeat(225_000)]) {
      const tweet = tweetFrom("fxtwitter", { article: { title: "Long", text } });
      expect((await sent(tweet)).article?.text === text).to.equal(true);
    }
  });

  it("arrives without what no message can hold, which is told as too large", async () => {
    const text = paragraphs(1_900_000).join("\n");
    const cases: readonly (readonly [Partial<Tweet>, Partial<Tweet>])[] = [
      [{ article: { title: "Long", text } }, { article: { title: "Long" }, missing: ["article"] }],
      // More than a receiver unpacks, though it compresses well.
      [
        { article: { title: "Long", text: "🚲".repeat(900_000) }, missing: ["poll"] },
        { article: { title: "Long" }, missing: ["poll", "article"] },
      ],
      [{ text }, { text: text.slice(0, 10_000), missing: ["text"] }],
    ];
    for (const [more, rest] of cases) {
      const tooLarge = rest.missing?.filter((part) => part !== "poll");
      expect(await sent(tweetFrom("fxtwitter", more))).to.deep.equal(
        tweetFrom("fxtwitter", { ...more, ...rest, tooLarge }),
      );
    }
  });
});
