import { type CallbackData, decodeCallbackData } from "@memory/shared/contracts/callback-data";
import type { Ports } from "../../ports.ts";
import { restoreTweet } from "../../tweets/restore-tweet.ts";
import { trashTweet } from "../../tweets/trash-tweet.ts";
import type { PressOutcome } from "../../words/base/words.ts";
import type { AskedPress, Delivery } from "../asked.ts";
import { presses } from "./all.ts";
import { readPressData } from "./press-data.ts";

/**
 * Carries out a press on a button, and answers it as long as Telegram waits for the answer. A press on
 * a button of an older version is answered too.
 */
export async function answerPress(
  press: AskedPress,
  ports: Ports,
  delivery: Delivery,
): Promise<void> {
  const own = readPressData(press.command.data ?? "");
  const handler = presses.get(own?.name ?? "");
  if (own !== undefined && handler !== undefined) {
    const refused = refusalOf(press, own);
    if (refused !== undefined) return answer(press, refused, ports);
    const text = await handler(press, own.args, ports, delivery);
    if (text !== null) await ports.answers.answerPress(press.command.queryId, text);
    return;
  }
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

function refusalOf(
  press: AskedPress,
  asked: Pick<CallbackData, "owner"> | undefined,
): PressOutcome | undefined {
  if (!press.allowed) return "not-allowed";
  return asked !== undefined && asked.owner !== press.userId ? "not-yours" : undefined;
}

/** Telegram waits for an answer for 150 s. It is tried whenever it comes, since our clock may be wrong. */
async function answer({ command, words }: AskedPress, outcome: PressOutcome, { answers }: Ports) {
  await answers.answerPress(command.queryId, words.base.pressed[outcome]);
}

/** The message whose reply holds the button. */
const answeredOrigin = ({ chatId, answers }: AskedPress["command"]) =>
  chatId === undefined || answers === undefined ? undefined : { chatId, ...answers };
