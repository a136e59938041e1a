import { createPeople } from "@memory/archive/people";
import { createTimers } from "@memory/archive/timers";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { ReplyStale } from "@memory/shared/contracts/reply-stale";
import type { Send } from "@memory/shared/queue/send";
import type { Content } from "@memory/shared/telegram/message-form";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { openArchive } from "@memory/testing/open-archive";
import { answerCommand } from "../../src/chat/answer-command.ts";
import { exampleMessage, examplePress } from "../example.ts";
import { exampleAnswers, examplePorts } from "../example-ports.ts";

export type Shown = Content & { readonly id: number };
type Message = Extract<CommandReceived["command"], { kind: "message" }>;
type Asking = { userId?: string; languageCode?: string; more?: Partial<Message> };

/** A chat with the library, over tables of its own. Everything that is asked is asked later than what was asked before. */
export async function openChat() {
  const tables = await openArchive();
  const shown = new Map<number, Shown>();
  const overButtons: (string | undefined)[] = [];
  const stale: ReplyStale[] = [];
  let lastId = 1000;
  let second = 10;

  const put = (id: number, content: Content): number => {
    shown.delete(id);
    shown.set(id, { ...content, id });
    return id;
  };
  const answers = exampleAnswers({
    say: async (_: unknown, content: Content) => put(++lastId, content),
    edit: async (_: number, id: number, content: Content) => put(id, content) > 0,
    answerPress: async (_: string, text?: string) => overButtons.push(text) > 0,
  });
  const now = () => Date.parse(moment(second));
  const people = createPeople(tables.client, tables.tables);
  const ports = examplePorts({
    archive: tables.through(tables.client, now),
    people,
    timers: createTimers(tables.client, tables.tables, now),
    answers,
    send: (async (_contract, message) => void stale.push(message as ReplyStale)) as Send,
    now,
  });

  const ask = async (received: CommandReceived): Promise<Shown | undefined> => {
    second += 1;
    const at = { receivedAt: moment(second), updateId: second };
    await answerCommand({ ...received, ...at }, ports);
    return [...shown.values()].at(-1);
  };
  return {
    tables,
    people,
    ports,
    stale,
    overButtons,
    stop: tables.stop,
    /** Puts a kept tweet into the tables. */
    async keep(tweetId: string, claim = {}, item = {}, userId = "7"): Promise<void> {
      const row = { UserID: userId, TweetID: tweetId, Timestamp: moment(Number(tweetId)) };
      await tables.claim(exampleClaim({ ...row, ...claim }));
      const kept = exampleItem({ ...row, ...item });
      await tables.item({ ...kept, Tweet: { ...kept.Tweet, id: tweetId } });
    },
    /** What the bot shows last after a message: `/tags #a`, or words. */
    write(text: string, { userId = "7", languageCode, more = {} }: Asking = {}) {
      const [, command, argument] = /^\/(\w+) ?(.*)$/s.exec(text) ?? [undefined, undefined, text];
      const message = exampleMessage(command, {
        userId,
        ...(languageCode === undefined ? {} : { languageCode }),
      });
      const written = argument === undefined || argument === "" ? {} : { argument };
      return ask({ ...message, command: { ...message.command, ...written, ...more } as Message });
    },
    /** The same after a message in reply to one of the bot. */
    reply(to: Shown | undefined, text: string, asking: Asking = {}) {
      const repliesTo = { messageId: to?.id ?? 0, isOurs: true, ...readBack(to) };
      return this.write(text, { ...asking, more: { repliesTo } });
    },
    /** What the bot shows last after a press on the button of that text. */
    press(on: Shown | undefined, text: string, userId = "7") {
      const button = (on?.buttons ?? []).flat().find((one) => one.text === text);
      if (button === undefined || !("callback_data" in button))
        throw new Error(`no button: ${text}`);
      const press = examplePress("delete", { userId, data: button.callback_data });
      return ask({ ...press, command: { ...press.command, messageId: on?.id } as never });
    },
  };
}

/** What ingest tells of the bot's own message. */
function readBack(to: Shown | undefined) {
  const buttons = (to?.buttons ?? []).flat();
  const tweetIds = [...(to?.html ?? "").matchAll(/status\/(\d+)/g)].map(([, id]) => id ?? "");
  return {
    text: (to?.html ?? "").replace(/<[^>]*>/g, ""),
    buttons: buttons.flatMap((one) => ("callback_data" in one ? one.callback_data : [])),
    tweetIds: [...new Set(tweetIds)],
  };
}

export const buttonsOf = (message: Shown | undefined): string[] =>
  (message?.buttons ?? []).flat().map(({ text }) => text);
