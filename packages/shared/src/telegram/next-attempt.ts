import { type Form, plainerForm } from "./message-form.ts";
import type { Refusal } from "./refusals.ts";

/** Where and how one message is tried. `answers` is the id of the message that it replies to. */
export type Attempt = {
  readonly chatId: number;
  readonly threadId?: number | undefined;
  readonly answers?: number | undefined;
  readonly form: Form;
  /** The group has become this supergroup. */
  readonly isMoved?: boolean;
};

/**
 * The next attempt for a message that was refused; undefined if it cannot be sent. Each leaves out
 * something of the one before, so they come to an end:
 *
 * - A supergroup that was a group counts messages and topics anew: no topic, no reply.
 * - A topic that is closed, deleted or none at all: outside of it, and if the topic of the answered
 *   message is closed, in General as no reply.
 * - An answered message that is gone: as no reply.
 * - Markup that cannot be parsed: without it. A refusal for unknown reasons: bare, once.
 */
export function nextAttempt(attempt: Attempt, { why, movedTo }: Refusal): Attempt | undefined {
  const { threadId, answers, form, isMoved } = attempt;
  if (movedTo !== undefined) {
    return isMoved === true ? undefined : { chatId: movedTo, form, isMoved: true };
  }
  const outsideTopic = threadId === undefined ? undefined : { ...attempt, threadId: undefined };
  const asNoReply = answers === undefined ? undefined : { ...attempt, answers: undefined };
  switch (why) {
    case "topic-not-found":
      return outsideTopic ?? asNoReply;
    case "message-not-found":
      return asNoReply ?? outsideTopic;
    default: {
      const plainer = plainerForm(form, why);
      return plainer === undefined ? undefined : { ...attempt, form: plainer };
    }
  }
}
