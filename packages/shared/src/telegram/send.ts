import type { Log } from "../process/log.ts";
import type { Telegram } from "./client.ts";
import { type Content, fieldsOf } from "./message-form.ts";
import { type Attempt, nextAttempt } from "./next-attempt.ts";
import type { Place } from "./place.ts";
import type { RefusalReason } from "./refusals.ts";

export type Answer = Content & {
  readonly isSilent?: boolean;
  /** The emoji that the answered message gets if no message can be sent. */
  readonly reaction: string;
};
type Sent =
  /** `place` is given if the group has become a supergroup: where the answer is now. */
  | { readonly kind: "sent"; readonly messageId: number; readonly place?: Place }
  | { readonly kind: "refused"; readonly why: RefusalReason };

type Ports = Pick<Telegram, "api" | "call">;

/**
 * Answers a message, as a reply in its topic. Where Telegram does not take the answer so, it is sent
 * wherever and however the chat takes it (`next-attempt.ts`); where the chat takes no message at all, the
 * answered message gets a reaction. Throws a RetryableError for what may succeed later.
 */
export async function send(telegram: Ports, place: Place, answer: Answer, log: Log): Promise<Sent> {
  const { chatId, threadId, messageId } = place;
  let attempt: Attempt = { chatId, threadId, answers: messageId, form: "html" };
  for (;;) {
    const said = await sendOnce(telegram, attempt, answer);
    if (said.kind === "ok") {
      const moved = { place: { chatId: attempt.chatId, messageId } };
      const { message_id } = said.value;
      return { kind: "sent", messageId: message_id, ...(attempt.isMoved ? moved : {}) };
    }
    const { why, description } = said;
    log.warn({ why, description }, "reply not taken as it was");
    const next = nextAttempt(attempt, said);
    if (next === undefined) {
      if (!isOutOfReach(why) && !attempt.isMoved) await react(telegram, place, answer, log);
      return { kind: "refused", why };
    }
    attempt = next;
  }
}

const sendOnce = ({ api, call }: Ports, attempt: Attempt, answer: Answer) => {
  const { chatId, threadId, answers, form } = attempt;
  return call(chatId, () =>
    api.sendMessage({
      ...fieldsOf(answer, form),
      ...(answer.asks === undefined || form === "bare" ? {} : asking(answer.asks)),
      chat_id: chatId,
      ...(threadId === undefined ? {} : { message_thread_id: threadId }),
      ...(answers === undefined ? {} : { reply_parameters: replyTo(answers) }),
      ...(answer.isSilent === true ? { disable_notification: true } : {}),
    }),
  );
};

const asking = (hint: string) => ({
  reply_markup: { force_reply: true as const, selective: true, input_field_placeholder: hint },
});

const replyTo = (messageId: number) => ({
  message_id: messageId,
  allow_sending_without_reply: true,
});

/** In such a chat the bot can set no reactions either. */
const isOutOfReach = (why: RefusalReason): boolean => why === "blocked" || why === "chat-not-found";

async function react({ api, call }: Ports, place: Place, { reaction }: Answer, log: Log) {
  const reacted = await call(place.chatId, () =>
    api.setMessageReaction({
      chat_id: place.chatId,
      message_id: place.messageId,
      reaction: [{ type: "emoji", emoji: reaction }],
    }),
  );
  if (reacted.kind === "refused") log.warn({ why: reacted.why }, "no reaction taken either");
}
