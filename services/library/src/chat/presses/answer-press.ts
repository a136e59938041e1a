import type { Claim } from "@memory/archive/rows/claim";
import { type CallbackData, decodeCallbackData } from "@memory/shared/contracts/callback-data";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { type Origin, originKey } from "@memory/shared/contracts/origin";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import { RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { deleteTweet, hadContent, type Press } from "../../delete-tweet.ts";
import type { Archive, Chat } from "../../ports.ts";
import { settleRows } from "../../settle-rows.ts";
import { saveTakesAtMostMs, undoDelete } from "../../undo-delete.ts";
import type { PressOutcome } from "../../words/words.ts";
import { wordsFor } from "../../words/words-for.ts";

type Callback = Extract<CommandReceived["command"], { kind: "callback" }>;
type Pressed = CommandReceived & { readonly command: Callback };
export type Ports = {
  readonly archive: Archive;
  readonly chat: Chat;
  readonly send: Send;
  /** Unix ms. */
  readonly now: () => number;
};

/** Carries out a press on a button, an outdated one too, and answers it as long as Telegram waits. */
export async function answerPress(received: Pressed, ports: Ports): Promise<void> {
  const asked = decodeCallbackData(received.command.data ?? "");
  const refusal = refusalOf(received, asked);
  if (asked === undefined || refusal !== undefined)
    return answer(received, refusal ?? "outdated", ports);

  const { tweetId } = asked;
  const press = { userId: received.userId, tweetId, at: received.receivedAt };
  const { kind } =
    asked.action === "delete"
      ? await deleteTweet(press, ports.archive.claims)
      : await undoDelete(press, ports.archive, ports.now());
  // A chat that cannot be reached now holds up neither the rows nor the reply.
  const failure = await answer(received, kind, ports).then(
    () => undefined,
    (error: unknown) => error,
  );
  await follow(press, received, ports);
  if (failure !== undefined) throw failure;
}

function refusalOf(received: Pressed, asked: CallbackData | undefined): PressOutcome | undefined {
  if (!received.allowed) return "not-allowed";
  return asked !== undefined && asked.owner !== received.userId ? "not-yours" : undefined;
}

async function answer(
  { command, expiresAt, languageCode }: Pressed,
  outcome: PressOutcome,
  { chat, now }: Ports,
) {
  if (expiresAt !== undefined && Date.parse(expiresAt) < now()) return;
  await chat.answerPress(command.queryId, wordsFor(languageCode).pressed[outcome]);
}

/** Makes the rows and the replies follow the claim, whichever press made it what it is. */
async function follow(
  press: Press,
  received: Pressed,
  { archive, send, now }: Ports,
): Promise<void> {
  const { claim, hasContent } = await settleRows(press, archive);
  if (claim === undefined) return;
  if (!hasContent && claim.ChangedAt === press.at && hadContent(claim)) awaitContent(claim, now());
  const { traceId, userId, languageCode } = received;
  const language = languageCode === undefined ? {} : { languageCode };
  for (const origin of originsOf(claim.Origin, received.command)) {
    const { tweetId } = press;
    const stale = { version: 1 as const, traceId, userId, origin, tweetId, ...language };
    await send(replyStale, stale, { groupId: userId });
  }
}

/** The item of a save under way has still to come, and to be moved. Waits no longer than it can take. */
function awaitContent({ TweetID, State, ChangedAt }: Claim, now: number): void {
  if (now - Date.parse(ChangedAt) < saveTakesAtMostMs) {
    throw new RetryableError(`the item of tweet ${TweetID} is still to come`, {
      retryAfterSeconds: 1,
    });
  }
  if (State === "kept") throw new Error(`tweet ${TweetID} was to be restored and is nowhere`);
}

/** The message that saved the tweet, and the one whose reply holds the button if it is another. */
function originsOf(saved: Origin, { chatId, answers }: Callback): Origin[] {
  if (chatId === undefined || answers === undefined) return [saved];
  const pressed = { chatId, ...answers };
  return originKey(pressed) === originKey(saved) ? [saved] : [saved, pressed];
}
