import { moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import { buttonsOf, openChat } from "./open-table-chat.ts";

describe("/settings", () => {
  let chat: Awaited<ReturnType<typeof openChat>>;
  before(async () => {
    chat = await openChat();
  });
  after(() => chat.stop());

  const person = (userId: string) => chat.people.get(userId);

  it("changes the language at once, in the same message, until it is automatic again", async () => {
    const shown = await chat.write("/settings", { userId: "7", languageCode: "es" });
    expect(shown?.html).to.include("Ajustes");
    expect(buttonsOf(shown).slice(0, 4)).to.deep.equal([
      ...["✓ Automático", "English", "Deutsch", "Español"],
    ]);
    const german = await chat.press(shown, "Deutsch");
    expect(german?.id).to.equal(shown?.id);
    expect(german?.html).to.include("Einstellungen");
    expect((await chat.write("/help", { userId: "7", languageCode: "es" }))?.html).to.include(
      "Was ich kann",
    );
    await chat.press(german, "Automatisch");
    expect((await person("7")).language).to.equal(undefined);
  });

  it("switches last copies and the weekly memory, at an hour of the person's own clock", async () => {
    let shown = await chat.write("/settings", { userId: "8" });
    for (const text of [
      ...["Watch for last copies", "Show me a memory each week"],
      ...["+ 1 h", "+ UTC", "+ UTC", "− 1 h", "− UTC"],
    ]) {
      shown = await chat.press(shown, text, "8");
    }
    expect((await person("8")).settings).to.deep.equal({
      lastCopy: true,
      weeklyMemory: { hour: 9, offsetMinutes: 30 },
    });
    expect(shown?.html).to.include("09:00 (UTC+00:30)");
    shown = await chat.press(shown, "Stop the weekly memory", "8");
    await chat.press(shown, "Stop watching for last copies", "8");
    expect((await person("8")).settings).to.deep.equal({
      lastCopy: false,
      weeklyMemory: undefined,
    });
  });

  it("is nobody else's to change", async () => {
    const shown = await chat.write("/settings", { userId: "9" });
    await chat.press(shown, "Deutsch", "10");
    expect([(await person("9")).language, (await person("10")).language]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });
});

describe("/help", () => {
  it("shows its topics, and each of them in the same message", async () => {
    const chat = await openChat();
    const shown = await chat.write("/help");
    const finding = await chat.press(shown, "Finding");
    expect(finding?.id).to.equal(shown?.id);
    expect(finding?.html).to.include("/random");
    const all = await chat.press(finding, "◀ All topics");
    expect(buttonsOf(all)).to.deep.equal(buttonsOf(shown));
    await chat.stop();
  });
});

describe("/start", () => {
  it("offers what can be done, and leaves a payload that it does not know aside", async () => {
    const chat = await openChat();
    const shown = await chat.write("/start nonsense");
    expect(buttonsOf(shown)).to.deep.equal(["📚 My tweets", "🔎 Search", "⚙️ Settings", "❓ Help"]);
    expect((await chat.press(shown, "⚙️ Settings"))?.html).to.include("Settings");
    await chat.stop();
  });
});

describe("/delete and /undo", () => {
  let chat: Awaited<ReturnType<typeof openChat>>;
  beforeEach(async () => {
    chat = await openChat();
    await chat.keep("41", {}, { Content: "the first" });
    await chat.keep("42", {}, { Content: "the second" });
  });
  afterEach(() => chat.stop());

  const state = async (tweetId: string) =>
    (await chat.ports.archive.find({ userId: "7", tweetId }))?.State;
  const link = (tweetId: string) => `https://x.com/jack/status/${tweetId}`;

  it("deletes the tweet of a link, and undoes that by a button", async () => {
    const told = await chat.write(`/delete ${link("41")}`);
    expect(told?.html).to.include("Deleted.");
    expect(await state("41")).to.equal("trashed");
    await chat.press(told, "Undo");
    expect(await state("41")).to.equal("kept");
  });

  it("deletes the tweet that the message replied to shows", async () => {
    const panel = await chat.write(`/tags ${link("42")}`);
    await chat.reply(panel, "/delete");
    expect([await state("41"), await state("42")]).to.deep.equal(["kept", "trashed"]);
    await chat.reply(panel, "/undo");
    expect(await state("42")).to.equal("kept");
  });

  it("shows what was deleted last, and brings one back by its number", async () => {
    expect((await chat.write("/undo"))?.html).to.include("The trash is empty");
    await chat.write(`/delete ${link("41")}`);
    await chat.write(`/delete ${link("42")}`);
    const trash = await chat.write("/undo");
    expect(trash?.html).to.match(/the second.*the first/s);
    expect(buttonsOf(trash)).to.deep.equal(["↩ 1", "↩ 2"]);
    const left = await chat.press(trash, "↩ 1");
    expect(await state("42")).to.equal("kept");
    expect(left?.html).not.to.include("the second");
  });
});

describe("/stats", () => {
  it("counts what is kept, by month and author, and what is not whole", async () => {
    const chat = await openChat();
    const Timestamp = "2025-11-05T00:00:00.000Z";
    await chat.keep("1", { Timestamp }, { Timestamp, Username: "ann" });
    await chat.keep("2", { Missing: ["poll"] });
    await chat.keep("3", {});
    await chat.tables.claim({
      ...{ UserID: "7", TweetID: "4", State: "pending", Origin: { chatId: 7, messageId: 1 } },
      ...{ Timestamp: moment(4), ChangedAt: moment(4), Tags: [], Missing: [] },
    });
    const { html = "" } = (await chat.write("/stats")) ?? {};
    expect(html).to.include("3 tweets kept\n2 complete\n1 with a part missing\n1 link, content");
    expect(html.replace(/ +/g, " ")).to.include(
      "Nov 2025 ██████ 1\nDec 2025 · 0\nJan 2026 ████████████ 2",
    );
    expect(html).to.include("@jack · 2\n@ann · 1");
    expect((await chat.write("/stats", { userId: "8" }))?.html).to.include("empty");
    await chat.stop();
  });
});
