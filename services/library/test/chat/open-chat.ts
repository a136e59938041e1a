import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { createLog } from "@memory/shared/process/log";
import { createTelegram } from "@memory/shared/telegram/client";
import { moment } from "@memory/testing/example-claim";
import { type exampleRequest, exampleTweet, requestFor } from "@memory/testing/example-request";
import { openArchive } from "@memory/testing/open-archive";
import { createAnswers } from "../../src/adapters/answers.ts";
import { answerCommand } from "../../src/chat/answer-command.ts";
import type { Ports } from "../../src/ports.ts";
import { exampleMessage } from "../example.ts";
import { examplePorts, noCopySource } from "../example-ports.ts";
import { openTelegram } from "../open-telegram.ts";

export type Shown = {
  message_id: number;
  from: string;
  text: string;
  html: string;
  buttons: { text: string; callback_data?: string; url?: string }[][];
  reply_to: number | null;
  media_group_id?: string;
  media?: { type: string; url: string };
};
type Tweet = ReturnType<typeof exampleTweet>;
type Request = ReturnType<typeof exampleRequest>;

export type OpenChat = Awaited<ReturnType<typeof openChat>>;

/** Person 7's private chat with the bot: a real archive and a real Bot API, with the library between them. */
export async function openChat() {
  const [library, telegram] = await Promise.all([openArchive(), openTelegram()]);
  const client = createTelegram(telegram.config);
  const archive = library.through(library.client, () => Date.parse(moment(1_000)));
  const log = createLog("library", "silent");
  const answers = createAnswers(client, log, noCopySource);
  let ports: Ports = examplePorts({ archive, answers, send: async () => {}, log });
  let updateId = 0;

  const messages = () => telegram.transcript() as unknown as Promise<Shown[]>;
  const newest = async () => (await messages()).filter(({ from }) => from === "bot").at(-1);

  return {
    archive,
    telegram,
    messages,
    /** What the chat works with besides, or in place of what is there. */
    given: (more: Partial<Ports>) => {
      ports = { ...ports, ...more };
    },
    receive: (received: CommandReceived) => answerCommand(received, ports),
    async stop() {
      await client.close();
      await telegram.close();
      await library.stop();
    },
    /** Saves the tweet `id` at a second, as a message with its link would. */
    save: (
      id: string,
      second: number,
      tweet: Partial<Tweet> = {},
      request: Partial<Request> = {},
    ) =>
      archive.keep(
        requestFor(id, { timestamp: moment(second), requestedAt: moment(second), ...request }),
        exampleTweet({ id, url: `https://x.com/jack/status/${id}`, text: `tweet ${id}`, ...tweet }),
      ),
    hold: (id: string, second: number) =>
      archive.hold(requestFor(id, { timestamp: moment(second), requestedAt: moment(second) }), id),

    /** The bot's answer to a command, or to bare words. */
    async ask(command: string | undefined, argument?: string, languageCode = "en"): Promise<Shown> {
      const messageId = await telegram.write(`/${command} ${argument}`);
      const asked = exampleMessage(command);
      await answerCommand(
        {
          ...asked,
          languageCode,
          command: {
            ...asked.command,
            messageId,
            ...(argument === undefined ? {} : { argument }),
          } as typeof asked.command,
        },
        ports,
      );
      const answer = await newest();
      if (answer === undefined) throw new Error("there is no answer");
      return answer;
    },

    /** The message after a press on its button with this label, and what was shown over the button. */
    async press(message: Shown, label: string | RegExp, at = moment(100)) {
      const buttons = message.buttons.flat();
      const button = buttons.find(({ text }) =>
        typeof label === "string" ? text === label : label.test(text),
      );
      const data = button?.callback_data;
      if (data === undefined)
        throw new Error(`no button ${label} in ${buttons.map(({ text }) => text)}`);
      const { query, answered } = await telegram.pressOn(message.message_id, data);
      updateId += 1;
      await answerCommand(
        {
          ...exampleMessage(undefined),
          command: {
            kind: "callback",
            queryId: query.id,
            data: query.data,
            chatId: query.message.chat.id,
            messageId: query.message.message_id,
            ...(query.message.text === undefined
              ? {}
              : { text: query.message.text.slice(0, 1_000) }),
          },
          updateId,
          receivedAt: at,
        },
        ports,
      );
      const { answer } = await answered;
      const all = await messages();
      const after = all.find(({ message_id }) => message_id === message.message_id);
      if (after === undefined) throw new Error("the message is gone");
      return { ...after, toast: answer.text };
    },

    /** What is offered to somebody who types `@bot query`. */
    async offer(
      query: string,
      { offset = "", ...change }: Partial<CommandReceived & { offset: string }> = {},
    ) {
      const { queryId, offered } = await telegram.search(query, offset);
      const command = { kind: "inline" as const, queryId, query, offset };
      await answerCommand({ ...exampleMessage(undefined), ...change, command }, ports);
      return (await offered).answer as Offer;
    },
  };
}

type Offer = {
  results: {
    id: string;
    title: string;
    description: string;
    thumbnail_url?: string;
    input_message_content: { message_text: string };
  }[];
  is_personal?: boolean;
  cache_time?: number;
  next_offset?: string;
  button?: { text: string; start_parameter: string };
};

/** The labels of a message's buttons, row by row. */
export const labelsOf = ({ buttons }: Shown): string[][] =>
  buttons.map((row) => row.map(({ text }) => text));
