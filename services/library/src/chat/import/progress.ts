import type { Place } from "@memory/shared/telegram/place";
import type { Answers } from "../../ports.ts";

type Options = {
  readonly answers: Pick<Answers, "say" | "edit">;
  readonly place: Place;
  readonly html: (count: number) => string;
  /** After so long the message is sent, and no sooner is it changed again. Default: 3 s. */
  readonly everyMs?: number;
};

export type Progress = ReturnType<typeof createProgress>;

/**
 * Tells how far long work is, in one message that is sent after some seconds and changed from time to time. Never
 * throws and never delays the work: what cannot be told is left out. `end` has to be called.
 */
export function createProgress({ answers, place, html, everyMs = 3_000 }: Options) {
  let messageId: number | undefined;
  let count = 0;
  let told = -1;
  let telling: Promise<void> | undefined;

  const tell = async () => {
    told = count;
    const content = { html: html(count) };
    if (messageId === undefined) messageId = await answers.say(place, content);
    else await answers.edit(place.chatId, messageId, content);
  };
  const timer = setInterval(() => {
    if (telling !== undefined || told === count) return;
    telling = tell()
      .catch(() => {})
      .finally(() => {
        telling = undefined;
      });
  }, everyMs);

  return {
    reached(reached: number): void {
      count = reached;
    },
    /** The message, if there is one, once nothing more is being told. */
    async end(): Promise<number | undefined> {
      clearInterval(timer);
      await telling;
      return messageId;
    },
  };
}
