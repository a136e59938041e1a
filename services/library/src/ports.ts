import type { Place } from "@memory/shared/telegram/place";

/** Answers to commands and presses. Throws a RetryableError when Telegram cannot be reached now. */
export type Answers = {
  /** Sends HTML as a reply to the message. Does nothing if the chat takes no messages. */
  say(place: Place, html: string): Promise<void>;
  /** Shows a short plain text over the button; false when Telegram waits for it no longer. */
  answerPress(queryId: string, text: string): Promise<boolean>;
};
