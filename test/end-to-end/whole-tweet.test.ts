import { createHash } from "node:crypto";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { itemsOf } from "@memory/testing/chat";
import { keptTweet } from "@memory/testing/kept-tweet";
import { suiteEdition } from "@memory/testing/suite-edition";
import { expect } from "chai";

describe("keeping the whole tweet", () => {
  const suite = suiteEdition();

  const put = (source: string, id: string, body: unknown, status = 200) =>
    suite.chat.ask("PUT", `/sim/tweets/${source}/${id}`, { status, body });
  const callsOf = async (source: string): Promise<number> => {
    const report: Record<string, { calls: Record<string, number> }> = await suite.chat.ask(
      "GET",
      "/sim/sources",
    );
    return Object.values(report[source]?.calls ?? {}).reduce((sum, count) => sum + count, 0);
  };
  type Kept = {
    Content: string;
    Tweet: { thread?: { id: string; text: string }[]; missing: string[] };
  };

  const keptBy = (person: number, tweetId: string) =>
    keptTweet(suite.edition.endpoints, person, tweetId);

  it("takes a long text whole from whoever has it, and names both", async () => {
    const whole = `${"A long text that goes on. ".repeat(30)}The end.`;
    const id = "1900000000000000001";
    await put("syndication", id, {
      ...syndicated(id, whole.slice(0, 260)),
      note_tweet: { id: "Tm90ZQ==" },
    });
    await put("fxtwitter", id, fx(status(id, whole, { is_note_tweet: true })));
    const sent = await suite.chat.send(1001, `https://x.com/demo_long/status/${id}`);
    const reply = await suite.chat.reply(1001, sent, /^✅ Saved/);
    expect(reply.text).to.include("The end.").and.not.to.include("⚠️");
    const [item] = (await itemsOf(suite.edition.endpoints, 1001)) as unknown as (Kept & {
      Tweet: { sources: { name: string }[] };
    })[];
    expect(item?.Content).to.equal(whole);
    expect(item?.Tweet.missing).to.deep.equal([]);
    expect(item?.Tweet.sources.map(({ name }) => name)).to.deep.equal(["syndication", "fxtwitter"]);
  });

  it("keeps an article of 900 kB and a thread of as much whole, through a deletion and an undo", async () => {
    const texts = Array.from({ length: 45 }, (_, index) => noise(20_000, index));
    const ids = texts.map((_, index) => `19000000000000003${10 + index}`);
    const posts = texts.map((text, index) =>
      status(ids[index] ?? "", text, {
        is_note_tweet: true,
        ...(index > 0 && { replying_to: { screen_name: "demo_long", status: ids[index - 1] } }),
      }),
    );
    const thread = ids[0] ?? "";
    await put("syndication", thread, {
      ...syndicated(thread, texts[0]?.slice(0, 260) ?? ""),
      note_tweet: { id: "Tm90ZQ==" },
    });
    await put("fxtwitter", thread, { ...fx(posts[0] ?? {}), thread: posts });
    const article = "1900000000000000399";
    const blocks = texts.map((text) => ({ type: "unstyled", text, entityRanges: [] }));
    const body = { id: "9", title: "A long article", content: { blocks, entityMap: [] } };
    await put("syndication", article, {}, 503);
    await put("fxtwitter", article, fx(status(article, "Read this", { article: body })));
    const whole: [string, RegExp, (tweet: Tweet) => unknown, unknown][] = [
      [thread, /thread of 45 tweets, all kept/, (kept) => textsOf(kept.thread), texts],
      [article, /A long article/, (kept) => kept.article?.text, texts.join("\n\n")],
    ];
    for (const [id, expected, partOf, part] of whole) {
      const sent = await suite.chat.send(1002, `https://x.com/demo_long/status/${id}`);
      const saved = await suite.chat.reply(1002, sent, expected, 60_000);
      expect(saved.text)
        .to.match(/^✅ Saved/)
        .and.not.include("⚠️");
      await suite.chat.press(1002, saved, "Delete");
      const deleted = await suite.chat.reply(1002, sent, /^🗑 Deleted/);
      expect(await keptBy(1002, id)).to.equal(undefined);
      await suite.chat.press(1002, deleted, "Undo");
      await suite.chat.reply(1002, sent, /^✅ Saved/);
      const kept = await keptBy(1002, id);
      expect(kept && partOf(kept)).to.deep.equal(part);
    }
  });

  it("keeps a thread of twelve in order, by whichever of its tweets it was sent", async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `19000000000000001${10 + index}`);
    const posts = ids.map((id, index) =>
      status(id, `part ${index + 1} of twelve`, {
        ...(index > 0 && {
          replying_to: { screen_name: "demo_long", status: ids[index - 1] },
        }),
      }),
    );
    for (const [index, id] of ids.entries()) {
      await put("syndication", id, {
        ...syndicated(id, `part ${index + 1} of twelve`),
        self_thread: { id_str: ids[0] },
        ...(index > 0 && {
          in_reply_to_status_id_str: ids[index - 1],
          in_reply_to_screen_name: "demo_long",
          in_reply_to_user_id_str: "77",
        }),
      });
      const post = posts[index];
      if (post !== undefined) await put("fxtwitter", id, { ...fx(post), thread: posts });
    }
    for (const [index, person] of [
      [0, 2001],
      [6, 2002],
      [11, 2003],
    ] as const) {
      const sent = await suite.chat.send(person, `https://x.com/demo_long/status/${ids[index]}`);
      const reply = await suite.chat.reply(person, sent, /^✅ Saved/);
      expect(reply.text).to.include("thread of 12");
      const [item] = (await itemsOf(suite.edition.endpoints, person)) as unknown as Kept[];
      expect(item?.Tweet.thread?.map(({ id }) => id)).to.deep.equal(ids);
      expect(item?.Tweet.missing).to.deep.equal([]);
    }
    const before = [await callsOf("syndication"), await callsOf("fxtwitter")];
    for (const [index, person] of [
      [0, 2004],
      [6, 2004],
      [11, 2004],
    ] as const) {
      const sent = await suite.chat.send(person, `https://x.com/demo_long/status/${ids[index]}`);
      await suite.chat.reply(person, sent, /^✅ Saved[\s\S]*thread of 12/);
    }
    expect([await callsOf("syndication"), await callsOf("fxtwitter")]).to.deep.equal(before);
  });

  it("says neither deleted nor unavailable on the word of a throttled source", async () => {
    await put("syndication", "20", "<html>X / ?</html>", 404);
    for (const source of ["fxtwitter", "vxtwitter", "oembed"]) {
      await suite.chat.ask("POST", `/sim/sources/${source}`, { down: true });
    }
    const sent: number[] = [];
    for (let id = 0; id < 6; id += 1) {
      sent.push(
        await suite.chat.send(3001, `https://x.com/demo_long/status/190000000000000020${id}`),
      );
    }
    for (const messageId of sent)
      await suite.chat.reply(3001, messageId, /content to follow/, 30_000);
    for (const source of ["fxtwitter", "vxtwitter", "oembed"]) {
      await suite.chat.ask("POST", `/sim/sources/${source}`, { down: false });
    }
    const replies = (await suite.chat.transcript(3001)).filter(({ from }) => from === "bot");
    expect(replies.map(({ text }) => text).join("\n")).not.to.match(/deleted|none of the sources/i);
  });
});

/** A text that hardly compresses. */
const noise = (length: number, seed: number): string =>
  Array.from({ length: Math.ceil(length / 88) }, (_, index) =>
    createHash("sha512").update(`${seed} ${index}`).digest("base64"),
  )
    .join("")
    .slice(0, length);
const textsOf = (posts: Tweet["thread"] = []) =>
  posts.map((post) => (post.kind === "found" ? post.text : post.why));

const author = { id: "77", screen_name: "demo_long", name: "Long Texts (demo)" };
const status = (id: string, text: string, more: object = {}) => ({
  type: "status",
  id,
  url: `https://x.com/demo_long/status/${id}`,
  text,
  raw_text: { text, display_text_range: [0, [...text].length], facets: [] },
  author,
  created_at: "Mon Jan 05 12:00:00 +0000 2026",
  created_timestamp: 1_767_614_400,
  lang: "en",
  is_note_tweet: false,
  media: {},
  replying_to: null,
  provider: "twitter",
  ...more,
});
const fx = (post: object) => ({ code: 200, status: post, thread: null, author });
const syndicated = (id: string, text: string) => ({
  __typename: "Tweet",
  id_str: id,
  text,
  lang: "en",
  created_at: "2026-01-05T12:00:00.000Z",
  display_text_range: [0, text.length],
  user: { id_str: "77", name: "Long Texts (demo)", screen_name: "demo_long" },
});
