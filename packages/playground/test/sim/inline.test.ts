import { until } from "@memory/testing/until";
import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

const article = (id: string | number, text = "meow") => ({
  type: "article",
  id,
  title: "A cat",
  input_message_content: { message_text: text, parse_mode: "HTML" },
});

describe("/sim/inline", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground({ answerWaitMs: 1000 });
  });
  after(() => talk.close());
  afterEach(() => talk.forget());

  const ask = (more: object = {}) =>
    talk.request("POST", "/sim/inline", { from: 5, query: "cats", ...more });
  const answer = (inline_query_id: string, results: unknown, more: object = {}) =>
    talk.call("answerInlineQuery", { inline_query_id, results, ...more });
  const offer = async (...results: object[]) => {
    const asked = ask();
    const { id } = await talk.nextUpdate("inline_query");
    expect((await answer(id, results)).description).to.equal(undefined);
    return (await asked).body.query_id as string;
  };
  const send = (query_id: string, result_id: string, more: object = {}) =>
    talk.request("POST", "/sim/inline/send", { from: 5, query_id, result_id, ...more });
  const last = async (chat = 5) => (await talk.sim(`transcript?chat=${chat}`)).at(-1);

  it("asks the bot and gives what it offers", async () => {
    const asked = ask({ language_code: "de", offset: "10" });
    const inline = await talk.nextUpdate("inline_query");
    expect(inline).to.deep.include({ query: "cats", offset: "10" });
    expect(inline.from.language_code).to.equal("de");
    const results = [article("1")];
    const more = { is_personal: true, cache_time: 0, next_offset: "20" };
    expect(await answer(inline.id, results, more)).to.deep.equal({ ok: true, result: true });
    const given = { query_id: inline.id, answer: { results, ...more } };
    expect(await asked).to.deep.equal({ status: 200, body: given });
    expect((await answer(inline.id, results)).description).to.match(/query is too old/);
  });

  it("sends the chosen result as the person's message via the bot, which the bot sees too", async () => {
    const reply_markup = { inline_keyboard: [[{ text: "Open", url: "https://x.com/jack" }]] };
    const query = await offer(article("1"), { ...article("2", "<b>purr</b>"), reply_markup });
    const sent = await send(query, "2", { chat: -9 });
    expect(sent.status).to.equal(200);
    expect(await last(-9)).to.deep.include({
      message_id: sent.body.message_id,
      from: "user",
      sender: 5,
      html: "<b>purr</b>",
      via_bot: "memory_playground_bot",
      buttons: reply_markup.inline_keyboard,
    });
    const update = await talk.nextUpdate("message");
    expect(update).to.deep.include({ text: "purr" });
    expect(update.via_bot.is_bot).to.equal(true);
    expect((await send(query, "3")).status).to.equal(400);
    expect((await send("1", "2")).status).to.equal(400);
  });

  it("sends a photo by its URL, with its caption", async () => {
    const photo_url = "https://pbs.twimg.com/media/cat.jpg";
    const query = await offer({
      type: "photo",
      id: 7,
      photo_url,
      thumbnail_url: photo_url,
      caption: "<i>cat</i>",
      parse_mode: "HTML",
    });
    await send(query, "7");
    const { media, html } = await last();
    expect([html, media.type, media.url]).to.deep.equal(["<i>cat</i>", "photo", photo_url]);
    const again = await talk.call("sendPhoto", { chat_id: 5, photo: media.file_id });
    expect(again.result.photo[0].file_id).to.equal(media.file_id);
  });

  it("asks again about what may not be cached, and nobody else about what is personal", async () => {
    let offset = 0;
    const asked = async (from: number, terms: object) => {
      const asking = ask({ from });
      const { result } = await talk.call("getUpdates", { offset, timeout: 5 });
      offset = result[0].update_id + 1;
      await answer(result[0].inline_query.id, [article(from)], terms);
      const { status, body } = await asking;
      expect(status).to.equal(200);
      return body.query_id;
    };
    const first = await asked(5, { cache_time: 0 });
    const personal = await asked(5, { cache_time: 60, is_personal: true });
    expect(personal).to.not.equal(first);
    expect((await ask()).body.query_id).to.equal(personal);
    const forAll = await asked(6, { cache_time: 60 });
    expect((await ask({ from: 7 })).body.query_id).to.equal(forAll);
  });

  const parsing = "can't parse inline query result: ";
  const { title: _, ...untitled } = article("1");
  const { input_message_content: __, ...contentless } = article("1");
  const photo = { type: "photo", id: "1" };
  const refusals: [string, unknown, string, object?][] = [
    ["no list", {}, "expected an Array of inline query results"],
    [
      "51 results",
      Array.from({ length: 51 }, (___, id) => article(id)),
      "too many inline query results specified",
    ],
    ["an id twice", [article("1"), article("1")], "RESULT_ID_DUPLICATE"],
    ["66 bytes of id", [article("é".repeat(33))], "RESULT_ID_INVALID"],
    ["66 bytes of offset", [], "NEXT_OFFSET_INVALID", { next_offset: "é".repeat(33) }],
    ["no type", [{ id: "1" }], `${parsing}can't find field "type"`],
    [
      "another type",
      [{ ...photo, type: "poem" }],
      `${parsing}type "poem" is unsupported for the inline query result`,
    ],
    ["no title", [untitled], `${parsing}can't find field "title"`],
    ["no content", [contentless], `${parsing}can't find field "message_text"`],
    ["an empty text", [article("1", "<b></b>")], `${parsing}message text is empty`],
    [
      "bad HTML",
      [article("1", "<p>")],
      `${parsing}can't parse entities: Unsupported start tag "p" at byte offset 0`,
    ],
    ["a photo that is nowhere", [photo], `${parsing}can't find field "photo_file_id"`],
    [
      "a photo without thumbnail",
      [{ ...photo, photo_url: "https://x.example/a.jpg" }],
      "PHOTO_THUMB_URL_EMPTY",
    ],
  ];
  for (const [what, results, words, more] of refusals) {
    it(`refuses ${what}`, async () => {
      const asked = ask();
      const { id } = await talk.nextUpdate("inline_query");
      expect((await answer(id, results, more)).description).to.equal(`Bad Request: ${words}`);
      expect((await answer(id, [])).ok).to.equal(true);
      expect((await asked).status).to.equal(200);
    });
  }
});

describe("an inline query", () => {
  const unanswered = async (allowed_updates: string[]) => {
    const talk = await openPlayground({ answerWaitMs: 20 });
    try {
      await talk.call("getUpdates", { allowed_updates });
      const { status } = await talk.request("POST", "/sim/inline", { from: 5, query: "" });
      const { result } = await talk.call("getWebhookInfo");
      return [status, result.pending_update_count];
    } finally {
      await talk.close();
    }
  };

  it("reaches no bot that does not ask for it, and gives 504 without an answer", async () => {
    expect(await unanswered(["message", "inline_query"])).to.deep.equal([504, 1]);
    expect(await unanswered(["message"])).to.deep.equal([504, 0]);
  });

  it("is answered too late after 30 s", async () => {
    const talk = await openPlayground({ secondMs: 1 });
    try {
      const query = { id: "7", from: { id: 5 }, query: "", offset: "" };
      const { update_id } = await talk.sim("updates", { inline_query: query });
      await until("the query to be dropped", async () => {
        const { result } = await talk.call("getUpdates", { offset: update_id });
        return result.length === 0;
      });
      const late = await talk.call("answerInlineQuery", { inline_query_id: "7", results: [] });
      expect(late.description).to.match(/query is too old/);
    } finally {
      await talk.close();
    }
  });
});
