import type { People } from "@memory/archive/people";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { createLog } from "@memory/shared/process/log";
import { moment } from "@memory/testing/example-claim";
import { strangers } from "@memory/testing/strangers";
import { expect } from "chai";
import { answerCommand, apologize } from "../../src/chat/answer-command.ts";
import { de } from "../../src/words/de.ts";
import { en } from "../../src/words/en.ts";
import { es } from "../../src/words/es.ts";
import { exampleMessage, examplePress } from "../example.ts";
import { exampleAnswers, examplePorts } from "../example-ports.ts";

const words = en.base;

/** What the person got to see. */
const record = () => {
  const said: unknown[] = [];
  const answers = exampleAnswers({
    say: async (place, { html }) => said.push({ place, html }),
    answerPress: async (queryId, text) => said.push({ queryId, text }) > 0,
  });
  return { said, answers };
};

async function answersTo(received: CommandReceived, people: Pick<People, "get"> = strangers) {
  const { said, answers } = record();
  await answerCommand(received, examplePorts({ people: { ...strangers, ...people }, answers }));
  return said;
}

const htmlFor = async (received: CommandReceived) =>
  (await answersTo(received)).map((answer) => (answer as { html: string }).html);

describe("answerCommand, to a message", () => {
  it("answers each command in a private chat with its own words", async () => {
    expect(await htmlFor(exampleMessage("start"))).to.deep.equal([words.start]);
    expect(await htmlFor(exampleMessage("help"))).to.deep.equal([en.help.overview]);
    expect(await htmlFor(exampleMessage("privacy"))).to.deep.equal([words.privacy("7")]);
    expect(await htmlFor(exampleMessage("save"))).to.deep.equal([words.saveNeedsLink]);
    expect(await htmlFor(exampleMessage("dance"))).to.deep.equal([words.unknownCommand]);
    expect(await htmlFor(exampleMessage(undefined))).to.deep.equal([words.noLink]);
  });

  it("answers in the language of the person's Telegram", async () => {
    const inLanguage = (languageCode: string) => htmlFor(exampleMessage("start", { languageCode }));
    expect(await inLanguage("de")).to.deep.equal([de.base.start]);
    expect(await inLanguage("es-mx")).to.deep.equal([es.base.start]);
    expect(await inLanguage("tlh")).to.deep.equal([words.start]);
  });

  it("answers in the language that the person chose, whatever Telegram says", async () => {
    const get = async () => ({ language: "de" as const, settings: { lastCopy: false } });
    const said = await answersTo(exampleMessage("start", { languageCode: "es" }), { get });
    expect(said).to.have.nested.property("[0].html", de.base.start);
  });

  it("answers known commands alone in a group, and shows nobody's id there", async () => {
    const inGroup = (command?: string) => htmlFor(exampleMessage(command, { isPrivate: false }));
    expect(await inGroup("help")).to.deep.equal([en.help.overview]);
    expect(await inGroup("save")).to.deep.equal([words.saveNeedsLink]);
    expect(await inGroup("privacy")).to.deep.equal([words.privacy(undefined)]);
    expect(words.privacy(undefined)).not.to.include("<code>");
    expect(await inGroup("dance")).to.deep.equal([]);
    expect(await inGroup()).to.deep.equal([]);
  });

  it("tells a stranger of a private bot their id, in private only", async () => {
    const stranger = { allowed: false, userId: "8" };
    expect(await htmlFor(exampleMessage("help", stranger))).to.deep.equal([words.notAllowed("8")]);
    expect(words.notAllowed("8")).to.include("<code>8</code>");
    expect(await htmlFor(exampleMessage("help", { ...stranger, isPrivate: false }))).to.be.empty;
  });
});

describe("answerCommand, to a press it refuses", () => {
  const textFor = async (received: CommandReceived) =>
    (await answersTo(received)).map((answer) => (answer as { text: string }).text);

  it("touches nothing that is somebody else's", async () => {
    const press = examplePress("delete", { owner: "8" });
    expect(await textFor(press)).to.deep.equal([words.pressed["not-yours"]]);
  });

  it("answers data that it does not know", async () => {
    for (const data of ["v1:dance:7:20", "v2:delete:7:20", "v1:delete:7:20:1", ""]) {
      const press = examplePress("delete", { data });
      expect(await textFor(press), data).to.deep.equal([words.pressed.outdated]);
    }
  });

  it("refuses whoever the bot is not for, whatever they press", async () => {
    const refused = [words.pressed["not-allowed"]];
    expect(await textFor(examplePress("undo", {}, { allowed: false }))).to.deep.equal(refused);
    const unknown = examplePress("undo", { data: "?" }, { allowed: false });
    expect(await textFor(unknown)).to.deep.equal(refused);
  });
});

describe("apologize", () => {
  const log = createLog("test", "silent");

  it("answers in the chat, or over the button", async () => {
    const { said, answers } = record();
    await apologize(exampleMessage("help"), { people: strangers, answers, log });
    await apologize(examplePress("delete", { at: moment(1) }), { people: strangers, answers, log });
    expect(said.map((told) => (told as { html?: string }).html ?? told)).to.deep.equal([
      words.parked,
      { queryId: `delete at ${moment(1)}`, text: words.pressed.parked },
    ]);
  });

  it("writes into the chat when the press cannot be answered any more", async () => {
    const { said, answers } = record();
    await apologize(examplePress("undo"), {
      people: strangers,
      answers: { ...answers, answerPress: async () => false },
      log,
    });
    expect(said).to.deep.equal([{ place: { chatId: 7, messageId: 101 }, html: words.parked }]);
  });

  it("speaks the language that the person chose, or else that of their Telegram", async () => {
    const { said, answers } = record();
    const get = async () => ({ ...(await strangers.get("7")), language: "es" as const });
    const lost = () => Promise.reject(new Error("the tables cannot be reached"));
    const german = exampleMessage("help", { languageCode: "de" });
    await apologize(german, { people: { ...strangers, get }, answers, log });
    await apologize(german, { people: { ...strangers, get: lost }, answers, log });
    expect(said.map((told) => (told as { html?: string }).html)).to.deep.equal([
      es.base.parked,
      de.base.parked,
    ]);
  });

  it("gives up quietly when nobody can be told", async () => {
    const say = async () => {
      throw new Error("no network");
    };
    const answers = { ...record().answers, say };
    await apologize(exampleMessage("help"), { people: strangers, answers, log });
  });
});

describe("the words over a button", () => {
  it("fit into the 200 characters that Telegram shows", () => {
    for (const { base } of [en, de, es]) {
      for (const text of Object.values(base.pressed)) expect(text.length).to.be.within(1, 200);
    }
  });
});
