import { until } from "@memory/testing/until";
import { expect } from "chai";
import { openPlayground, type Talk, token } from "../playground.ts";

type Update = { update_id: number; message?: { text: string } };

const conflict = (description: string) => ({ ok: false, error_code: 409, description });

describe("getUpdates", () => {
  let talk: Talk;
  beforeEach(async () => {
    // A second is 50 ms: polls of 50 s end within 2.5 s, and fast repeated polls are hardly slowed down.
    talk = await openPlayground({ secondMs: 50 });
  });
  afterEach(() => talk.close());

  const write = (text: string, from = 5) => talk.sim("messages", { from, text });
  const poll = async (params: Record<string, unknown> = {}): Promise<Update[]> =>
    (await talk.call("getUpdates", { timeout: 50, ...params })).result;
  const texts = (updates: Update[]) => updates.map(({ message }) => message?.text);
  /** Resolves once the playground has received `count` polls. */
  const pollsReceived = (count: number) =>
    until(
      `${count} polls`,
      async () => (await talk.sim("calls?method=getUpdates")).length === count,
    );

  it("gives every update until an offset confirms it", async () => {
    const first = await write("one");
    await write("two");
    expect(texts(await poll())).to.deep.equal(["one", "two"]);
    expect(texts(await poll({ offset: first.update_id }))).to.deep.equal(["one", "two"]);
    expect(texts(await poll({ offset: first.update_id + 1 }))).to.deep.equal(["two"]);
    expect(texts(await poll())).to.deep.equal(["two"]);
  });

  it("gives at most as many as asked for, the oldest first", async () => {
    for (const text of ["one", "two", "three"]) await write(text);
    expect(texts(await poll({ limit: 2 }))).to.deep.equal(["one", "two"]);
  });

  it("gives at most a hundred, and all of thousands in order", async () => {
    for (let n = 0; n < 2500; n += 1) await write(String(n));
    const seen: Update[] = [];
    for (let offset = 0; seen.length < 2500; ) {
      const batch = await poll({ offset });
      expect(batch.length).to.be.within(1, 100);
      seen.push(...batch);
      offset = (batch.at(-1)?.update_id ?? 0) + 1;
    }
    expect(texts(seen)).to.deep.equal(Array.from({ length: 2500 }, (_, n) => String(n)));
  });

  it("keeps only the newest for a negative offset", async () => {
    for (const text of ["one", "two", "three"]) await write(text);
    expect(texts(await poll({ offset: -1 }))).to.deep.equal(["three"]);
    expect(texts(await poll())).to.deep.equal(["three"]);
  });

  it("waits for an update and answers at once when it comes", async () => {
    const waiting = poll({ timeout: 50 });
    await pollsReceived(1);
    await write("at last");
    expect(texts(await waiting)).to.deep.equal(["at last"]);
  });

  it("answers with nothing when none comes in time", async () => {
    expect(await poll({ timeout: 1 })).to.deep.equal([]);
  });

  it("is ended by a second poll, which takes its place", async () => {
    const first = talk.call("getUpdates", { timeout: 50 });
    await pollsReceived(1);
    const second = poll({ offset: 1, timeout: 50 });
    expect(await first).to.deep.equal(
      conflict(
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      ),
    );
    await write("for the second");
    expect(texts(await second)).to.deep.equal(["for the second"]);
  });

  it("is refused while a webhook is set, and ended when one is set", async () => {
    const waiting = talk.call("getUpdates", { timeout: 50 });
    await pollsReceived(1);
    await talk.call("setWebhook", { url: "http://127.0.0.1:9/hook" });
    expect(await waiting).to.deep.equal(conflict("Conflict: terminated by setWebhook request"));
    expect(await talk.call("getUpdates")).to.deep.equal(
      conflict(
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      ),
    );
    await write("kept");
    await talk.call("deleteWebhook");
    expect(texts(await poll())).to.deep.equal(["kept"]);
  });

  it("gives only the kinds that were asked for, and remembers the choice", async () => {
    await poll({ allowed_updates: ["edited_message"], timeout: 0 });
    const { message_id } = await write("unwanted");
    await talk.sim("messages", { from: 5, text: "wanted", edit: message_id });
    const [update, ...rest] = await poll();
    expect(rest).to.deep.equal([]);
    expect(update).to.have.property("edited_message").that.includes({ text: "wanted" });
  });

  it("gives reactions only to a bot that asks for them by name", async () => {
    const reaction = { message_reaction: { chat: { id: 5 }, message_id: 1 } };
    await talk.sim("updates", reaction);
    expect(await poll({ timeout: 0 })).to.deep.equal([]);
    await poll({ allowed_updates: ["message_reaction"], timeout: 0 });
    await talk.sim("updates", reaction);
    expect(await poll()).to.have.lengthOf(1);
  });

  it("loses nothing when the caller of a waiting poll hangs up", async () => {
    const hangUp = new AbortController();
    const dropped = fetch(`${talk.url}/bot${token}/getUpdates?timeout=50`, {
      signal: hangUp.signal,
    }).catch(() => "hung up");
    await pollsReceived(1);
    hangUp.abort();
    expect(await dropped).to.equal("hung up");
    await write("still here");
    expect(texts(await poll())).to.deep.equal(["still here"]);
  });

  it("drops what is too old to be of use", async () => {
    await talk.close();
    talk = await openPlayground({ secondMs: 1 });
    await talk.sim("updates", {
      inline_query: { id: "9", from: { id: 5 }, query: "x", offset: "" },
    });
    await write("stays");
    await until("one update alone", async () => (await poll()).length === 1);
    expect(texts(await poll())).to.deep.equal(["stays"]);
  });

  it("ends with the playground", async () => {
    const waiting = talk.call("getUpdates", { timeout: 50 });
    await pollsReceived(1);
    await talk.close();
    expect(await waiting).to.deep.equal({ ok: true, result: [] });
  });
});
