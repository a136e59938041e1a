import type { Place } from "@memory/shared/telegram/place";
import type { Answers } from "../../ports.ts";

type Options = {
  readonly answers: Pick<Answers, "say" | "edit">;
  readonly place: Place;
  readonly html: (count: number) => string;
  /** No two changes of the message come sooner than this one after the other. Default: 3 s. */
  readonly everyMs?: number;
};

export type Progress = ReturnType<typeof createProgress>;

/**
 * Tells how far long work is, in one message that is sent after some seconds and changed from time to time. Never
 * throws and never delays the work: what cannot be told is left out.
 */
export function createProgress({ answers, place, html, everyMs = 3_000 }: Options) {
  let messageId: number | undefined;
  let toldAt = performance.now();
  let telling: Promise<void> = Promise.resolve();
  let isTelling = false;

  const tell = async (count: number) => {
    if (messageId === undefined) messageId = await answers.say(place, { html: html(count) });
    else await answers.edit(place.chatId, messageId, { html: html(count) });
  };

  return {
    reached(count: number): void {
      if (isTelling || performance.now() - toldAt < everyMs) return;
      isTelling = true;
      telling = tell(count)
        .catch(() => {})
        .finally(() => {
          isTelling = false;
          toldAt = performance.now();
        });
    },
    /** The message, if there is one, once nothing more is being told. */
    async end(): Promise<number | undefined> {
      await telling;
      return messageId;
    },
  };
}
