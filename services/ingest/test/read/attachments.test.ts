import { expect } from "chai";
import { readUpdate } from "../../src/read/read-update.ts";
import { TelegramUpdate } from "../../src/read/telegram-update.ts";
import { editedMessage, groupMessage, link, marks, message } from "../support/updates.ts";

const read = (update: unknown) =>
  readUpdate(TelegramUpdate.parse(update), {
    botName: "memory_bot",
    isAllowed: () => true,
    traceId: "0123456789abcdef0123456789abcdef",
    now: new Date("2026-01-02T03:04:06.000Z"),
  });

/** The links that are asked for, or the command that is passed on, or why nothing is. */
function outcomeOf(update: unknown) {
  const reading = read(update);
  if (reading.kind === "links") return reading.requests.map((request) => request.link.key);
  if (reading.kind === "silence") return reading.why;
  const { command } = reading.command;
  return command.kind === "message" ? `command ${command.command ?? "none"}` : command.kind;
}

const see = `👀 see ${link} ?`;
const marked = marks(see, { [link]: "url" });
const hidden = [{ type: "text_link", offset: 0, length: 4, url: link }];
const options = [{ text: "yes" }, { text: "no" }];
const folded = `BEGIN:VCARD\r\nURL:${link.slice(0, 20)}\r\n ${link.slice(20)}\r\nEND:VCARD`;

const attachments: readonly [name: string, fields: Record<string, unknown>][] = [
  ["a poll's question", { poll: { question: see, question_entities: marked, options } }],
  ["a poll's question without entities", { poll: { question: see, options } }],
  ["a poll's option", { poll: { question: "?", options: [{ text: "no" }, { text: link }] } }],
  [
    "words in a poll's option",
    { poll: { question: "?", options: [{ text: "this", text_entities: hidden }] } },
  ],
  ["a quiz's explanation", { poll: { question: "?", options, explanation: see } }],
  [
    "words in a quiz's explanation",
    { poll: { question: "?", options, explanation: "here", explanation_entities: hidden } },
  ],
  ["a poll's description", { poll: { question: "?", options, description: see } }],
  ["a checklist's title", { checklist: { title: see, title_entities: marked, tasks: [] } }],
  ["a checklist's task", { checklist: { title: "?", tasks: [{ id: 1, text: link }] } }],
  [
    "words in a checklist's task",
    { checklist: { title: "?", tasks: [{ id: 1, text: "this", text_entities: hidden }] } },
  ],
  ["a task that was added", { checklist_tasks_added: { tasks: [{ id: 2, text: link }] } }],
  ["a contact's card", { contact: { phone_number: "1", first_name: "J", vcard: `URL:${link}` } }],
  ["a contact's folded card", { contact: { phone_number: "1", first_name: "J", vcard: folded } }],
  ["a contact's name", { contact: { phone_number: "1", first_name: link } }],
  ["an invoice", { invoice: { title: "Print", description: see, currency: "EUR" } }],
  ["a game", { game: { title: "Game", description: see, photo: [] } }],
  ["a game's text", { game: { title: "G", description: "", text: "this", text_entities: hidden } }],
  ["a giveaway", { giveaway: { chats: [], prize_description: see } }],
  ["a giveaway's end", { giveaway_winners: { winners: [], prize_description: see } }],
];

describe("a link in what is attached to a message", () => {
  for (const [name, fields] of attachments) {
    it(`is found in ${name}, edited or not, and by /save in reply to it`, () => {
      const entities = marks("/save", { "/save": "bot_command" });
      const save = { text: "/save", entities };
      const replied = { message_id: 3, date: 1, ...fields };
      const updates = {
        sent: message(fields),
        edited: editedMessage(fields),
        "sent in a group": groupMessage(fields),
        "answered by /save": groupMessage({ ...save, reply_to_message: replied }),
        "answered by /save from another chat": message({ ...save, external_reply: fields }),
      };
      for (const [how, update] of Object.entries(updates)) {
        expect(outcomeOf(update), how).to.deep.equal(["tweet:20"]);
      }
    });
  }

  const linkless: readonly Record<string, unknown>[] = [
    { poll: { question: "Tea?", options } },
    { checklist: { title: "To do", tasks: [{ id: 1, text: "read" }] } },
    { contact: { phone_number: "1", first_name: "Jo" } },
    { invoice: { title: "Print", description: "A print" } },
    { game: { title: "Game", description: "A game" } },
    { giveaway: { chats: [] } },
    { giveaway_winners: { winners: [] } },
  ];
  for (const fields of linkless) {
    it(`that holds none is told to the person: ${Object.keys(fields)}`, () => {
      expect(outcomeOf(message(fields))).to.equal("command none");
      const entities = marks("/save", { "/save": "bot_command" });
      const save = { text: "/save", entities, reply_to_message: { message_id: 3, ...fields } };
      expect(outcomeOf(groupMessage(save))).to.equal("command save");
    });
  }

  it("is not found in an id, and not where the part has an unknown shape", () => {
    const poll = { id: link, question: 5, options: "none", explanation_entities: "none" };
    expect(outcomeOf(message({ poll }))).to.equal("command none");
    let deep: unknown = { text: link };
    for (let depth = 0; depth < 5_000; depth += 1) deep = { tasks: [deep] };
    expect(outcomeOf(message({ checklist: deep }))).to.equal("command none");
  });
});
