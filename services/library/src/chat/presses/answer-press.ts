import type { Archive } from "@memory/archive/archive";
import { type CallbackData, decodeCallbackData } from "@memory/shared/contracts/callback-data";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { Send } from "@memory/shared/queue/send";
import type { Answers } from "../../ports.ts";
import { restoreTweet } from "../../tweets/restore-tweet.ts";
import { trashTweet } from "../../tweets/trash-tweet.ts";
import type { PressOutcome } from "../../words/words.ts";
import { wordsFor } from "../../words/words-for.ts";

type Callback = Extract<CommandReceived["command"], { kind: "callback" }>;
type Press = CommandReceived & { readonly command: Callback };
export type Ports = {
  readonly archive: Archive;
  readonly answers: Answers;
  readonly send: Send;
};

/**
 * Carries out a press on a button, and answers it as long as Telegram waits for the answer. A press on
 * a button of an older version is answered too.
 */
export async function answerPress(press: Press, ports: Ports): Promise<void> {
  const asked = decodeCallbackData(press.command.data ?? "");
  const refusal = refusalOf(press, asked);
  if (asked === undefined || refusal !== undefined)
    return answer(press, refusal ?? "outdated", ports);

  const { userId, receivedAt, updateId, traceId, command, languageCode } = press;
  const { tweetId } = asked;
  const change = {
    userId,
    tweetId,
    asked: { at: receivedAt, updateId },
    traceId,
    askedUnder: answeredOrigin(command),
    languageCode,
  };
  const tell = (outcome: PressOutcome) => answer(press, outcome, ports);
  if (asked.action === "delete") await trashTweet(change, ports, tell);
  else await restoreTweet(change, ports, tell);
}

function refusalOf(press: Press, asked: CallbackData | undefined): PressOutcome | undefined {
  if (!press.allowed) return "not-allowed";
  return asked !== undefined && asked.owner !== press.userId ? "not-yours" : undefined;
}

/** Telegram waits for an answer for 150 s. It is tried whenever it comes, since our clock may be wrong. */
async function answer({ command, languageCode }: Press, outcome: PressOutcome, { answers }: Ports) {
  await answers.answerPress(command.queryId, wordsFor(languageCode).pressed[outcome]);
}

/** The message whose reply holds the button. */
const answeredOrigin = ({ chatId, answers }: Callback) =>
  chatId === undefined || answers === undefined ? undefined : { chatId, ...answers };
