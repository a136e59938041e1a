import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { RetryableError } from "@memory/shared/errors";
import { createLog } from "@memory/shared/process/log";
import type { Send } from "@memory/shared/queue/send";
import { createTelegram, type Telegram } from "@memory/shared/telegram/client";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { createAnswers } from "../../src/adapters/answers.ts";
import { createReceivedFiles, maxFileBytes } from "../../src/adapters/received-files.ts";
import { answerCommand } from "../../src/chat/answer-command.ts";
import type { Ports } from "../../src/ports.ts";
import { de } from "../../src/words/de.ts";
import { en } from "../../src/words/en.ts";
import { exampleMessage } from "../example.ts";
import { examplePorts, noCopySource } from "../example-ports.ts";
import { type OpenTelegram, openTelegram } from "../open-telegram.ts";

describe("/import in the chat", () => {
  const log = createLog("test", "silent");
  let chat: OpenTelegram;
  let telegram: Telegram;
  let tables: OpenArchive;
  let received: ReturnType<typeof createReceivedFiles>;
  let folder: string;
  let person = 1_000;

  before(async () => {
    [chat, tables] = await Promise.all([openTelegram(), openArchive()]);
    folder = await mkdtemp(join(tmpdir(), "memory-import-"));
    telegram = createTelegram(chat.config);
    received = createReceivedFiles(telegram, chat.config, () => folder);
  });
  after(async () => {
    await Promise.all([received.close(), telegram.close(), chat.close(), tables.stop()]);
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    person += 1;
  });

  /** What a person of their own is told when they send this file. */
  async function importing(
    file: { name: string; content: string | Uint8Array<ArrayBuffer> },
    change: Partial<CommandReceived> = {},
    given: Partial<Ports> = {},
  ) {
    const { messageId, document } = await chat.sendDocument(person, file);
    const requested: string[] = [];
    const send: Send = async (_, message) => {
      requested.push((message as unknown as { link: { url: string } }).link.url);
    };
    const message = { kind: "message", chatId: person, messageId, isPrivate: true } as const;
    const answers = createAnswers(telegram, log, noCopySource);
    const archive = tables.through(tables.client);
    let detached = 0;
    await answerCommand(
      {
        ...exampleMessage(undefined),
        userId: String(person),
        command: { ...message, document },
        ...change,
      },
      examplePorts({ answers, archive, received, send, log, ...given }),
      {
        signal: new AbortController().signal,
        receiveCount: 1,
        detach() {
          detached += 1;
        },
      },
    );
    const entries = (await chat.transcript(person)).filter(({ from }) => from === "bot");
    const files = await Promise.all(
      entries.flatMap(({ document: sent }) => (sent === undefined ? [] : [readText(sent.url)])),
    );
    const texts = entries.flatMap((entry) => (entry.document === undefined ? [entry.text] : []));
    return { texts, files, requested, detached, left: await readdir(folder) };
  }

  const readText = async (url: string) => new TextDecoder().decode(await chat.read(url));

  const bookmarks = [
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    "<DL><DT><H3>A</H3><DL>",
    '<DT><A HREF="https://x.com/a/status/20">one</A>',
    '<DT><A HREF="https://x.com/a/status/20?s=1">again</A>',
    '<DT><A HREF="https://example.com">elsewhere</A>',
    '<DT><A HREF="https://x.com/jack?a=1&amp;b=<i>">profile</A>',
    "</DL></DL>",
  ].join("\n");

  it("takes a file's links and tells what became of each, without holding a slot or leaving a file", async () => {
    const { texts, files, requested, detached, left } = await importing({
      name: "bookmarks.html",
      content: bookmarks,
    });
    expect(texts).to.deep.equal([
      [
        "📥 Imported",
        "",
        "• 1 tweet taken",
        "• 1 repetition within the file",
        "• 1 entry not taken",
        "• 1 link to other sites, passed over",
        "",
        "Line 3: taken – https://x.com/a/status/20",
        "Line 4: a repetition – https://x.com/a/status/20?s=1",
        "Line 6: not taken: a profile, not a tweet – https://x.com/jack?a=1&b=<i",
        "",
        en.import.contentFollows,
      ].join("\n"),
    ]);
    expect({ files, requested, detached, left }).to.deep.equal({
      files: [],
      requested: ["https://x.com/a/status/20"],
      detached: 1,
      left: [],
    });
    expect((await tables.standing(String(person))).claims).to.deep.equal({ 20: "pending" });
  });

  it("tells what was known when the file is sent again, in the person's language", async () => {
    const file = { name: "a.txt", content: "https://x.com/a/status/20" };
    await importing(file);
    const { texts } = await importing(file, { languageCode: "de" });
    expect(texts.at(-1)).to.equal(
      "📥 Importiert\n\n• 1 Tweet schon in deiner Sammlung\n\nZeile 1: schon in deiner Sammlung – https://x.com/a/status/20",
    );
  });

  it("sends a long report as a file, with a line for each record", async () => {
    const ids = Array.from({ length: 30 }, (_, index) => 100 + index);
    const content = ids.map((id) => `https://x.com/a/status/${id}`).join("\n");
    const { texts, files, requested, left } = await importing({ name: "a.txt", content });
    expect(texts).to.deep.equal([
      `📥 Imported\n\n• 30 tweets taken\n\n${en.import.contentFollows}`,
    ]);
    const lines = ids.map(
      (id, index) => `Line ${index + 1}: taken – https://x.com/a/status/${id}\n`,
    );
    expect(files).to.deep.equal([lines.join("")]);
    expect([requested.length, left]).to.deep.equal([30, []]);
  });

  it("leaves no file when it is cut off", async () => {
    const archive = tables.through(tables.client);
    const hold = () => Promise.reject(new RetryableError("the tables cannot be reached"));
    const content = "https://x.com/a/status/20";
    const given = { archive: { ...archive, hold } };
    const cutOff = await importing({ name: "a.txt", content }, {}, given).catch(String);
    expect(cutOff).to.equal("RetryableError: the tables cannot be reached");
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it("says what it found in a file that it cannot read", async () => {
    const { texts } = await importing({ name: "a.csv", content: "name,<age>\nann,3" });
    expect(texts).to.deep.equal([
      `${en.import.unreadWith.columns("name, <age>")}\n\n${en.import.htmlHowToShort}`,
    ]);
  });

  it("fits a message, however long what it tells is", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `${index}${"<x>".repeat(40)}`).join(",");
    const rounded = `1.${"7".repeat(400)}E+18`;
    for (const content of [`${names}\n1`, ["id", ...Array(10).fill(rounded)].join("\n")]) {
      person += 1;
      const { texts } = await importing({ name: "a.csv", content });
      expect(texts).to.have.length(1);
      expect(texts[0]?.length).to.be.within(500, 4_096);
    }
  });

  it("says what to send instead of a file that Telegram does not give", async () => {
    const refusing = async (bytes: number, fileId?: string) => {
      const { document } = await chat.sendDocument(person, { name: "a.txt", content: "a" });
      const command = {
        ...({ kind: "message", chatId: person, messageId: 1, isPrivate: true } as const),
        document: { ...document, bytes, ...(fileId === undefined ? {} : { fileId }) },
      };
      const said: string[] = [];
      const answers = {
        ...createAnswers(telegram, log, noCopySource),
        say: async (_: unknown, { html }: { html: string }) => said.push(html),
      };
      await answerCommand(
        { ...exampleMessage(undefined), userId: String(person), command },
        examplePorts({ answers, received, log }),
      );
      return said;
    };
    expect(await refusing(maxFileBytes + 1)).to.deep.equal([en.import.htmlTooLarge]);
    expect(await refusing(1, "nonsense")).to.deep.equal([en.import.htmlGone]);
  });

  it("keeps nothing more of a person who asked to be forgotten meanwhile", async () => {
    const content = "https://x.com/a/status/20";
    const isForgotten = async () => true;
    const { texts, requested } = await importing({ name: "a.txt", content }, {}, { isForgotten });
    expect({ texts, requested }).to.deep.equal({ texts: [], requested: [] });
  });

  it("alone tells what can be sent, and in a group to send it in private", async () => {
    const answersTo = async (received: CommandReceived) => {
      const said: string[] = [];
      const answers = {
        ...createAnswers(telegram, log, noCopySource),
        say: async (_: unknown, { html }: { html: string }) => said.push(html),
      };
      await answerCommand(received, examplePorts({ answers }));
      return said;
    };
    expect(await answersTo(exampleMessage("import"))).to.deep.equal([en.import.htmlHowTo]);
    const german = exampleMessage("import", { languageCode: "de", isPrivate: false });
    expect(await answersTo(german)).to.deep.equal([de.import.htmlPrivateOnly]);
  });
});
