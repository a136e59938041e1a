import { expect } from "chai";
import { openPlayground, type Talk, token } from "../playground.ts";

describe("the Bot API", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground();
  });
  after(() => talk.close());
  afterEach(() => talk.forget());

  const raw = async (path: string, init?: RequestInit) => {
    const answer = await fetch(talk.url + path, init);
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  const unauthorized = {
    status: 401,
    ok: false,
    error_code: 401,
    description: "Unauthorized",
  };

  it("takes any token of the right form and no other", async () => {
    expect(await raw(`/bot${token}/getMe`)).to.deep.include({ status: 200, ok: true });
    expect(await raw("/bot12:short/getMe")).to.deep.equal(unauthorized);
    expect(await raw("/botnobody/getMe")).to.deep.equal(unauthorized);
  });

  it("refuses a token whose secret says so", async () => {
    const refused = "123456:REFUSEDaaaaaaaaaaaaaaaaaaaaaaaaaa";
    expect(await raw(`/bot${refused}/getMe`)).to.deep.equal(unauthorized);
  });

  it("takes the bot's id from its token", async () => {
    const { result } = await talk.call("getMe");
    expect(result).to.deep.include({ id: 123456, is_bot: true, username: "memory_playground_bot" });
  });

  it("names methods without regard to case", async () => {
    expect((await raw(`/bot${token}/GETME`)).status).to.equal(200);
  });

  it("answers an unknown method with 404 in the envelope", async () => {
    const notFound = { status: 404, ok: false, error_code: 404, description: "Not Found" };
    expect(await raw(`/bot${token}/sendTelepathy`)).to.deep.equal(notFound);
    expect(await raw(`/bot${token}`)).to.deep.equal(notFound);
  });

  describe("takes the same call as", () => {
    const params = {
      chat_id: 5,
      text: "hi",
      reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] },
    };
    const flat = { ...params, reply_markup: JSON.stringify(params.reply_markup) };
    const form = new FormData();
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(flat)) {
      form.set(name, String(value));
      fields.set(name, String(value));
    }
    const ways: [string, string, RequestInit][] = [
      ["a query", `?${fields}`, {}],
      [
        "JSON",
        "",
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(params),
        },
      ],
      [
        "a form",
        "",
        {
          method: "POST",
          body: fields,
        },
      ],
      ["multipart", "", { method: "POST", body: form }],
    ];
    for (const [name, query, init] of ways) {
      it(name, async () => {
        await talk.sim("messages", { from: 5, text: "hello" });
        expect(await raw(`/bot${token}/sendMessage${query}`, init)).to.deep.include({ ok: true });
        expect(await talk.sim("calls?method=sendMessage")).to.have.lengthOf(1);
        const [{ at: _, ...call }] = await talk.sim("calls?method=sendMessage");
        expect(call).to.deep.equal({ method: "sendMessage", params, status: 200 });
      });
    }
  });

  it("refuses JSON that is none in the envelope", async () => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    };
    expect(await raw(`/bot${token}/sendMessage`, init)).to.deep.equal({
      status: 400,
      ok: false,
      error_code: 400,
      description: "Bad Request: can't parse JSON object",
    });
  });

  it("never shows a token in the list of calls", async () => {
    await talk.call("getMe");
    await raw("/bot99:short/getMe");
    const calls = JSON.stringify(await talk.sim("calls"));
    expect(calls).to.include("getMe");
    expect(calls).to.not.include("AAAAA");
  });

  it("lists the newest calls only, in order", async () => {
    const short = await openPlayground({ callsKept: 3 });
    try {
      for (let n = 1; n <= 5; n += 1) await short.call("sendMessage", { chat_id: n, text: "x" });
      const chats = (await short.sim("calls")).map(
        ({ params }: { params: { chat_id: number } }) => params.chat_id,
      );
      expect(chats).to.deep.equal([3, 4, 5]);
    } finally {
      await short.close();
    }
  });

  it("keeps the bot's menus by scope and language", async () => {
    const start = [{ command: "start", description: "Begin" }];
    const los = [{ command: "start", description: "Los" }];
    expect(await talk.call("setMyCommands", { commands: start })).to.include({ result: true });
    await talk.call("setMyCommands", { commands: los, language_code: "de" });
    expect((await talk.call("getMyCommands")).result).to.deep.equal(start);
    expect((await talk.call("getMyCommands", { language_code: "de" })).result).to.deep.equal(los);
    expect(
      (await talk.call("getMyCommands", { scope: { type: "all_group_chats" } })).result,
    ).to.deep.equal([]);
    expect(await talk.sim("commands")).to.deep.equal(start);
    expect(await talk.sim("commands?language=de")).to.deep.equal(los);
    const wrong = await talk.call("setMyCommands", {
      commands: [{ command: "no way", description: "x" }],
    });
    expect(wrong.description).to.equal("Bad Request: BOT_COMMAND_INVALID");
  });
});
