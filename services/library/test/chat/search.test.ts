import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PermanentError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import { moment } from "@memory/testing/example-claim";
import { expect } from "chai";
import { createSearch, type Search, type SearchFound } from "../../src/search/search.ts";
import { en } from "../../src/words/en.ts";
import { exampleMessage } from "../example.ts";
import { exampleAnswers } from "../example-ports.ts";
import { labelsOf, type OpenChat, openChat } from "./open-chat.ts";

describe("/search", () => {
  let chat: OpenChat;
  let asked: { userId: string; text: string; offset: number }[];
  beforeEach(async () => {
    chat = await openChat();
    asked = [];
  });
  afterEach(() => chat.stop());

  const finds = (
    results: Record<string, Partial<SearchFound> & { ids?: string[]; words?: string[] }>,
  ) =>
    chat.given({
      search: {
        find: async (userId, text, { offset, limit }) => {
          asked.push({ userId, text, offset });
          const { ids = [], words = [], ...rest } = results[text] ?? {};
          const hits = ids.slice(offset, offset + limit).map((tweetId) => ({ tweetId, words }));
          return { hits, total: ids.length, ...rest };
        },
      },
    });
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
  const saveMany = async (count: number) => {
    for (const id of numbers(count)) await chat.save(id, Number(id));
  };
  const shownIn = ({ text }: { text: string }) =>
    [...text.matchAll(/^tweet (\d+)$/gm)].map(([, id]) => id);

  it("shows the hits, the best first, with their words in context", async () => {
    const start = "nothing of interest ".repeat(20);
    await chat.save("1", 1, { text: `${start}<Gears> & more gears ${start}` });
    await chat.save("2", 2, {
      media: [{ kind: "photo", url: "https://x.com/a", altText: "two gears" }],
    });
    await chat.save("3", 3, { text: "none" }, { note: "my gears" });
    finds({ gears: { ids: ["2", "1", "3"], words: ["gears"] } });
    const { html, text } = await chat.ask("search", "gears");
    expect(text).to.match(/^🔎 gears\n1–3 of 3\n\n1\. jack/);
    expect(html).to.match(/…[\w ]+ &lt;<b>Gears<\/b>&gt; &amp; more <b>gears<\/b> [\w ]+…/);
    expect(html).to.include("🖼 two <b>gears</b>").and.include("📝 my <b>gears</b>");
  });

  it("searches for bare words in a private chat", async () => {
    await saveMany(1);
    finds({ "what I wrote": { ids: ["1"] } });
    expect(shownIn(await chat.ask(undefined, " what I\nwrote "))).to.deep.equal(["1"]);
  });

  it("keeps the query while its pages are turned, a hit is opened, deleted, and left", async () => {
    await saveMany(23);
    const query = 'a "<b>" & c:d';
    finds({ [query]: { ids: numbers(23) } });
    const first = await chat.ask("search", query);
    expect(shownIn(first)).to.deep.equal(numbers(10));
    const second = await chat.press(first, "▶");
    expect(shownIn(second)).to.deep.equal(numbers(20).slice(10));
    expect(labelsOf(second)).to.deep.equal([
      ["11", "12", "13", "14", "15"],
      ["16", "17", "18", "19", "20"],
      ["◀", "▶"],
    ]);
    const opened = await chat.press(second, "12");
    expect(opened.text).to.include(`🔎 ${query}\n\njack @jack`).and.include("tweet 12");
    expect((await chat.press(opened, en.item.buttons.back)).text).to.equal(second.text);
    const deleted = await chat.press(opened, en.item.buttons.delete);
    const back = await chat.press(deleted, en.item.buttons.back);
    expect(shownIn(back)).to.deep.equal(
      numbers(20)
        .slice(10)
        .filter((id) => id !== "12"),
    );
    const third = await chat.press(back, "▶");
    expect(third.text).to.include("21–23 of 23");
    expect(labelsOf(third).at(-1)).to.deep.equal(["◀"]);
  });

  it("lets nothing that was typed become markup", async () => {
    const typed = "lang:<u>";
    finds({ [`cats ${typed}`]: { without: { typed, total: 12 }, ids: [] } });
    await saveMany(1);
    const { html } = await chat.ask("search", `cats ${typed}`);
    expect(html).not.to.include("<u>");
    expect(html.split("&lt;u&gt;")).to.have.length(3);
  });

  it("says which part of the query excluded everything, and searches without it", async () => {
    await saveMany(1);
    finds({
      "cats before:2024": { without: { typed: "before:2024", total: 12 } },
      cats: { ids: ["1"] },
    });
    const none = await chat.ask("search", "cats before:2024");
    expect(none.text).to.equal(
      "🔎 cats before:2024\n\nNothing found.\n\nWithout “before:2024” I find 12 tweets.",
    );
    const mended = await chat.press(none, en.search.dropIt("before:2024"));
    expect(mended.text).to.include("🔎 cats\n1 of 1");
  });

  it("offers the nearest spelling", async () => {
    await saveMany(1);
    finds({
      resileince: { nearest: { typed: "resileince", word: "resilience" } },
      resilience: { ids: ["1"] },
    });
    const none = await chat.ask("search", "resileince");
    const mended = await chat.press(none, "Did you mean resilience?");
    expect(mended.text).to.include("🔎 resilience\n1 of 1");
  });

  it("shows the latest, and what can be asked, when nothing is typed", async () => {
    await saveMany(2);
    for (const typed of [undefined, " ", "\u200b\n"]) {
      const shown = await chat.ask("search", typed);
      expect(shownIn(shown)).to.deep.equal(["2", "1"]);
      expect(shown.text).to.include("from:name");
    }
    expect(asked).to.deep.equal([]);
  });

  it("tells whoever keeps nothing yet how to begin", async () => {
    finds({});
    for (const command of ["search", undefined])
      expect((await chat.ask(command, "gears")).text).to.include("You have not saved anything yet");
  });

  it("takes whatever a person types, however long", async () => {
    await saveMany(1);
    finds({});
    const typed = ["*", "(", '"half', "AND", "50%", "\u0000a", "🔎 🔎", "<b>", "w".repeat(4_000)];
    for (const words of typed) {
      const { text } = await chat.ask("search", words);
      expect(text, words).to.include("Nothing found.");
    }
    expect(asked.map(({ text }) => text.length)).to.deep.equal([1, 1, 5, 3, 3, 1, 5, 3, 256]);
  });

  it("says so when it takes too long", async () => {
    await saveMany(1);
    const find = async () => {
      throw new PermanentError("a search took too long");
    };
    chat.given({ search: { find } });
    expect((await chat.ask("search", "e e e")).text).to.equal(`🔎 e e e\n\n${en.search.tooLong}`);
    expect((await chat.offer("e e e")).results).to.deep.equal([]);
  });

  it("goes to the first page when one has become empty", async () => {
    await saveMany(11);
    finds({ gears: { ids: numbers(11) } });
    const first = await chat.ask("search", "gears");
    finds({ gears: { ids: numbers(3) } });
    expect(shownIn(await chat.press(first, "▶"))).to.deep.equal(numbers(3));
  });

  it("says so under a message that no longer tells what was searched for", async () => {
    await saveMany(1);
    const list = await chat.ask("list");
    const forged = { ...list, buttons: [[{ text: "x", callback_data: "l1:search:7:10" }]] };
    expect((await chat.press(forged, "x")).toast).to.equal(en.search.lost);
  });
});

describe("/search in a real search file", () => {
  let chat: OpenChat;
  let search: Search;
  let folder: string;
  beforeEach(async () => {
    chat = await openChat();
    folder = await mkdtemp(join(tmpdir(), "memory-search-"));
    const { changedSince, openAll } = chat.archive;
    const source = { forgottenAt: async () => undefined, changedSince, openAll };
    const log = createLog("library", "silent");
    search = createSearch({ folder, mostBytes: 50_000_000, source, log, threads: 1 });
    chat.given({ search });
  });
  afterEach(async () => {
    await search.close();
    await chat.stop();
    await rm(folder, { recursive: true });
  });

  it("finds, mends, and follows what is saved and deleted between its pages", async () => {
    const places = "Oslo Madrid Wien Nairobi Quito Hanoi Accra Lima Cusco Zagreb Fez Perth".split(
      " ",
    );
    for (const [index, place] of places.entries()) {
      const text = `résilience in ${place}`;
      await chat.save(String(index + 1), index + 1, { text, postedAt: moment(index) });
    }
    const first = await chat.ask("search", "resilience");
    expect(first.text).to.include("1–10 of 12").and.include("1. jack");
    expect(first.html).to.include("<b>résilience</b> in Perth");
    const opened = await chat.press(first, "1");
    const deleted = await chat.press(opened, en.item.buttons.delete);
    const back = await chat.press(deleted, en.item.buttons.back);
    expect(back.text).to.include("1–10 of 11").and.not.include("Perth");
    const second = await chat.press(back, "▶");
    expect(second.text).to.include("11 of 11").and.include("Oslo");

    const none = await chat.ask("search", "nairobi before:2024");
    expect(none.text).to.include("Without “before:2024” I find 1 tweet.");
    const mended = await chat.press(none, en.search.dropIt("before:2024"));
    expect(mended.text).to.include("🔎 nairobi\n1 of 1");
    const offer = await chat.offer("zagreb");
    expect(offer.results.map(({ id }) => id)).to.deep.equal(["10"]);
  });

  it("never fails on what a person types", async () => {
    await chat.save("20", 0);
    const typed = ["*", "(", '"half', "AND", "OR OR", "50%", "- -", "from:", "a:b:c", "NEAR(a b)"];
    for (const words of typed)
      expect((await chat.ask("search", words)).text, words).to.match(/^🔎 /);
  });
});

describe("a command that shows what somebody keeps, in a group", () => {
  it("offers the private chat, and goes on there with the same words", async () => {
    const chat = await openChat();
    try {
      await chat.save("20", 0);
      const group = { chatId: -100, messageId: 50, isPrivate: false };
      const urlFor = async (command: string, argument?: string) => {
        const said: unknown[] = [];
        const asked = exampleMessage(command, { isPrivate: false });
        const say = async (place: { chatId: number }, { buttons }: { buttons?: unknown }) =>
          said.push([place.chatId, buttons]);
        chat.given({ answers: { ...exampleAnswers(), say } });
        const words = argument === undefined ? {} : { argument };
        await chat.receive({
          ...asked,
          command: { ...asked.command, ...group, ...words } as typeof asked.command,
        });
        return said;
      };
      const offered = (payload: string) => [
        [-100, [[{ text: en.list.openPrivate, url: `https://t.me/memory_bot?start=${payload}` }]]],
      ];
      expect(await urlFor("list")).to.deep.equal(offered("list"));
      expect(await urlFor("random")).to.deep.equal(offered("random"));
      expect(await urlFor("search", "Köln & cats")).to.deep.equal(
        offered("search-S8O2bG4gJiBjYXRz"),
      );
      expect(await urlFor("search", "w".repeat(80))).to.deep.equal(offered("search"));
    } finally {
      await chat.stop();
    }
  });

  it("is answered where the link leads to", async () => {
    const chat = await openChat();
    try {
      await chat.save("20", 0);
      const search = {
        find: async (_: string, text: string) => ({
          hits: [],
          total: 0,
          without: { typed: text, total: 1 },
        }),
      };
      chat.given({ search });
      expect((await chat.ask("start", "list")).text).to.include("tweet 20");
      expect((await chat.ask("start", "random")).text).to.include("tweet 20");
      expect((await chat.ask("start", "search-S8O2bG4gJiBjYXRz")).text).to.include(
        "🔎 Köln & cats",
      );
      expect((await chat.ask("start", "search")).text).to.include("tweet 20");
      expect((await chat.ask("start", "inline")).text).to.include("I keep tweets for you");
    } finally {
      await chat.stop();
    }
  });
});
