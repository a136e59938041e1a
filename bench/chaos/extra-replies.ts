import type { InjectedFault } from "./faults/faults.ts";

export type TelegramCall = {
  readonly params: {
    readonly chat_id: number;
    readonly reply_parameters?: { readonly message_id: number };
  };
  readonly at: string;
  /** 0 if the call was carried out and its answer cut off. */
  readonly status: number | null;
};

/**
 * The longest time between Telegram accepting a reply and store recording it, in which a kill forgets
 * it.
 */
const sendTakesMs = 15_000;

/** The faults that end store without its recording what it has sent. */
const endsOfStore = ["kill -9 store", "hung store", "power cut"];

/**
 * All answers to a message after its first, from the calls that Telegram got. `unexplained` are those for
 * which neither the answer to the previous reply was cut off, nor store was killed at that time, nor
 * Telegram refused to edit the previous reply since. Answers that are no reply count as one message's,
 * since they are only given in chats with one message.
 */
export function extraReplies(
  calls: readonly TelegramCall[],
  edits: readonly TelegramCall[],
  done: readonly InjectedFault[],
) {
  const replies = calls.filter(({ status }) => status === 200 || status === 0);
  const kills = done.filter(({ what }) => endsOfStore.includes(what));
  const extras: string[] = [];
  const unexplained: string[] = [];
  const byMessage = Map.groupBy(
    replies,
    ({ params }) => `chat ${params.chat_id}, message ${params.reply_parameters?.message_id}`,
  );
  for (const [message, [first, ...more]] of byMessage) {
    let before = first;
    for (const reply of more) {
      if (before === undefined) break;
      const previous = before;
      const sentAt = Date.parse(previous.at);
      const wasKilled = kills.some(({ from, to }) => to >= sentAt && from <= sentAt + sendTakesMs);
      const extra = `${message}: again at ${reply.at}, after ${previous.at}`;
      extras.push(extra);
      const wasRefused = edits.some((edit) => isRefusedBetween(edit, previous, reply));
      if (previous.status !== 0 && !wasKilled && !wasRefused) unexplained.push(extra);
      before = reply;
    }
  }
  return { extras, unexplained };
}

const isRefusedBetween = (edit: TelegramCall, { at }: TelegramCall, reply: TelegramCall): boolean =>
  edit.status === 400 &&
  edit.params.chat_id === reply.params.chat_id &&
  edit.at >= at &&
  edit.at <= reply.at;
