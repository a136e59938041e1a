import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { Context } from "@memory/shared/queue/attempt";
import type { Ports } from "../ports.ts";
import type { Words } from "../words/words.ts";

type Commands = CommandReceived["command"];
type Kind<K extends Commands["kind"]> = Extract<Commands, { kind: K }>;
type Received<K extends Commands["kind"]> = Omit<CommandReceived, "command" | "languageCode"> & {
  readonly command: Kind<K>;
  /** That which the person chose, or else that of their Telegram. */
  readonly languageCode: string | undefined;
  /** That of their Telegram, whatever they chose. */
  readonly telegramLanguage: string | undefined;
  /** In the person's language. */
  readonly words: Words;
};

/** A message without a link to X that asks for an answer, of a person who is allowed. */
export type AskedMessage = Received<"message">;
/** A press on a button. */
export type AskedPress = Received<"callback">;
export type AskedInline = Received<"inline">;

/** What a command of minutes needs of the queue. */
export type Delivery = Pick<Context, "signal" | "receiveCount" | "detach">;

/** Answers one command, such as /list. Delivered again after a crash, it may answer twice. */
export type CommandHandler = (
  asked: AskedMessage,
  ports: Ports,
  delivery: Delivery,
) => Promise<void>;
/**
 * Answers a press on a button of this library's own (`press-data.ts`), of the person whom the button is for.
 * Returns what is shown over the button, in at most 200 characters; undefined for nothing; null if the handler
 * has answered the press itself, as before long work. `args` come from outside: check them.
 */
export type PressHandler = (
  asked: AskedPress,
  args: readonly string[],
  ports: Ports,
  delivery: Delivery,
) => Promise<string | undefined | null>;
