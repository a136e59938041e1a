import { type Asked, answerTo } from "../answer.ts";
import type { Chapter } from "../situation.ts";

type Message = { readonly command?: string; readonly isGroup?: boolean };

const message = ({ command, isGroup = false }: Message): Asked => ({
  command: {
    kind: "message",
    chatId: isGroup ? -100 : 7,
    messageId: 1,
    isPrivate: !isGroup,
    ...(command === undefined ? {} : { command }),
  },
});

const asked: readonly (readonly [string, Asked])[] = [
  ["/start", message({ command: "start" })],
  ["/help", message({ command: "help" })],
  ["/privacy", message({ command: "privacy" })],
  ["/privacy in a group", message({ command: "privacy", isGroup: true })],
  ["/save that is no reply, or a reply to a message without a link.", message({ command: "save" })],
  ["Words, a picture or a sticker, without a link to X.", message({})],
  ["A command that Memory does not have.", message({ command: "weather" })],
  ["The same in a group.", message({ command: "weather", isGroup: true })],
  [
    "Anything, from a person whom ALLOWED_USERS leaves out.",
    { ...message({ command: "start" }), allowed: false },
  ],
  ["The same in a group.", { ...message({ command: "help", isGroup: true }), allowed: false }],
  [
    "A command that could not be answered, for a fault that came back eight times.",
    { ...message({ command: "help" }), isGivenUp: true },
  ],
];

/** Answers to messages without a link. */
export async function commands(): Promise<Chapter> {
  const situations = asked.map(async ([when, each]) => ({ when, read: await answerTo(each) }));
  return {
    title: "Commands, and messages without a link",
    situations: await Promise.all(situations),
  };
}
