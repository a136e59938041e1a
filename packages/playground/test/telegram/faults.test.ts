import { expect } from "chai";
import { openPlayground, type Talk, token } from "../playground.ts";

describe("planned faults", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground();
  });
  after(() => talk.close());
  beforeEach(async () => {
    await talk.forget();
    await talk.sim("messages", { from: 5, text: "hello" });
    await talk.sim("messages", { from: 6, text: "hello" });
  });

  const send = (chat_id = 5) => talk.call("sendMessage", { chat_id, text: "hi" });
  const replies = async () => (await talk.sim("transcript?chat=5")).length - 1;

  it("refuse with 429 and how long to wait, so many times", async () => {
    await talk.sim("faults", { kind: "429", retry_after: 3, count: 2 });
    const tooMany = {
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 3",
      parameters: { retry_after: 3 },
    };
    expect(await send()).to.deep.equal(tooMany);
    expect(await send()).to.deep.equal(tooMany);
    expect((await send()).ok).to.equal(true);
    expect(await replies()).to.equal(1);
  });

  it("carry a Retry-After header with a 429", async () => {
    await talk.sim("faults", { kind: "429", retry_after: 7 });
    const answer = await fetch(`${talk.url}/bot${token}/sendMessage?chat_id=5&text=hi`);
    expect([answer.status, answer.headers.get("retry-after")]).to.deep.equal([429, "7"]);
  });

  it("refuse as blocked by the user, or broken", async () => {
    await talk.sim("faults", { kind: "403" });
    expect(await send()).to.deep.equal({
      ok: false,
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    await talk.sim("faults", { kind: 500 });
    expect(await send()).to.deep.equal({
      ok: false,
      error_code: 500,
      description: "Internal Server Error",
    });
    expect(await replies()).to.equal(0);
  });

  it("refuse with 400 in the words that they are given, for calls with a parameter", async () => {
    const description = "Bad Request: TOPIC_CLOSED";
    await talk.sim("faults", { kind: 400, description, having: ["message_thread_id"], count: 2 });
    const inTopic = () =>
      talk.call("sendMessage", { chat_id: 5, text: "hi", message_thread_id: 77 });
    const refused = { ok: false, error_code: 400, description };
    expect(await inTopic()).to.deep.equal(refused);
    expect((await send()).ok).to.equal(true);
    expect(await inTopic()).to.deep.equal(refused);
    expect((await inTopic()).ok).to.equal(true);
  });

  it("refuse as moved to a supergroup, which takes messages at once", async () => {
    await talk.sim("messages", { from: 5, chat: { id: -50, type: "group" }, text: "hello" });
    await talk.sim("faults", { kind: "migrate", chat: -50, to: -10050 });
    expect(await send(-50)).to.deep.equal({
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: -10050 },
    });
    expect((await send(-10050)).result.chat).to.include({ id: -10050, type: "supergroup" });
  });

  it("cut the connection after the call was applied", async () => {
    await talk.sim("faults", { kind: "drop-after-apply", method: "sendmessage" });
    expect(await send().catch(() => "cut")).to.equal("cut");
    expect(await replies()).to.equal(1);
    expect((await talk.sim("calls?method=sendMessage"))[0].status).to.equal(0);
  });

  it("hold an answer back while others get theirs", async () => {
    await talk.sim("faults", { kind: "latency", ms: 300, method: "sendMessage", chat: 5 });
    const order: string[] = [];
    await Promise.all([
      send().then(() => order.push("held back")),
      send(6).then(() => order.push("not held back")),
    ]);
    expect(order).to.deep.equal(["not held back", "held back"]);
  });

  it("meet only the method and chat they are planned for", async () => {
    await talk.sim("faults", { kind: "403", method: "sendMessage", chat: 5 });
    expect((await talk.call("getMe")).ok).to.equal(true);
    expect((await send(6)).ok).to.equal(true);
    expect((await send()).error_code).to.equal(403);
  });

  it("spare getUpdates unless it is named", async () => {
    await talk.sim("faults", { kind: "500" });
    expect((await talk.call("getUpdates")).ok).to.equal(true);
    expect((await send()).error_code).to.equal(500);
    await talk.sim("faults", { kind: "500", method: "getUpdates" });
    expect((await talk.call("getUpdates")).error_code).to.equal(500);
  });

  it("answer as Telegram does when it does not know a token", async () => {
    await talk.sim("faults", { kind: "401", method: "getUpdates" });
    await talk.sim("faults", { kind: "404", method: "getUpdates" });
    const told = [await talk.call("getUpdates"), await talk.call("getUpdates")];
    expect(told.map(({ description }) => description)).to.deep.equal(["Unauthorized", "Not Found"]);
    expect((await talk.call("getUpdates")).ok).to.equal(true);
  });

  it("are refused with a sentence when they are misunderstood", async () => {
    for (const body of [{ kind: "gremlin" }, { kind: "latency" }, { kind: "403", count: 0 }, {}]) {
      const { status, body: answer } = await talk.request("POST", "/sim/faults", body);
      expect(status, JSON.stringify(body)).to.equal(400);
      expect(answer.error).to.be.a("string");
    }
  });
});
