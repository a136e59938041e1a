import { answerCommand, apologize } from "@memory/library/chat/answer-command";
import type { PressOutcome } from "@memory/library/words/base/words";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { createLog } from "@memory/shared/process/log";
import type { Content } from "@memory/shared/telegram/message-form";
import { strangers } from "@memory/testing/strangers";
import { asRead } from "./as-read.ts";
import type { Read } from "./situation.ts";

export type Asked = Pick<CommandReceived, "command"> & {
  readonly allowed?: boolean;
  /** What the archive says to a press on Delete or Undo. */
  readonly outcome?: PressOutcome;
  /** The answer failed so often that library gives it up. */
  readonly isGivenUp?: boolean;
  /** In place of the ports that hardly anything asks. */
  readonly given?: Partial<Ports>;
};

const receivedAt = "2026-01-02T03:04:05.678Z";
export const person = "7";

/** What library says to a command or a press, by the code that says it in Telegram. */
export async function answerTo({
  command,
  allowed = true,
  outcome,
  isGivenUp,
  given,
}: Asked): Promise<Read> {
  const said: Read[] = [];
  const answers = {
    say: async (_: unknown, content: Content) => said.push(asRead(content)),
    tell: async () => false,
    edit: async (_chatId: number, _messageId: number, content: Content) =>
      said.push(asRead(content)) > 0,
    sendDocument: async () => false,
    answerPress: async (_: string, text = "") => said.push({ text }) > 0,
    sendMedia: async () => [],
    answerInline: async () => false,
  };
  const received = {
    version: 1,
    traceId: "0".repeat(32),
    userId: person,
    allowed,
    command,
    receivedAt,
  } as const;
  const log = createLog("replies", "silent");
  const ports = {
    ...portsThatSay(outcome, { answers, send: async () => undefined, log }),
    ...given,
  };
  if (isGivenUp) await apologize(received, ports);
  else await answerCommand(received, ports);
  return said[0] ?? { text: "(no answer)" };
}

type Ports = Parameters<typeof answerCommand>[1];

/** The other ports are not asked by what is answered here. */
const portsThatSay = (outcome: Asked["outcome"], others: Pick<Ports, "answers" | "send" | "log">) =>
  ({
    ...others,
    people: strangers,
    copies: { list: async () => [] },
    search: { find: async () => ({ hits: [], total: 0 }) },
    startLink: (payload: string) => `https://t.me/memory_bot?start=${payload}`,
    now: () => Date.parse(receivedAt),
    archive: {
      trash: async () => outcome,
      restore: async () => outcome,
      settle: async () => undefined,
    },
  }) as unknown as Ports;
