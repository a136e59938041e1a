import type { Done } from "./troubles.ts";

export type TelegramCall = {
  readonly params: {
    readonly chat_id: number;
    readonly reply_parameters?: { readonly message_id: number };
  };
  readonly at: string;
  /** 0 where it was carried out and its answer cut off. */
  readonly status: number | null;
};

/** A store that dies has at most this long recorded nothing of what Telegram took. */
const sendTakesMs = 15_000;

/**
 * Every reply beyond a message's first, as Telegram saw it, and those of them which neither a cut answer
 * to the reply before nor a killed store explains.
 */
export function extraReplies(calls: readonly TelegramCall[], done: readonly Done[]) {
  const replies = calls.filter(
    ({ params, status }) =>
      params.reply_parameters !== undefined && (status === 200 || status === 0),
  );
  const kills = done.filter(({ what }) => what === "kill -9 store");
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
      const sentAt = Date.parse(before.at);
      const wasKilled = kills.some(({ from, to }) => to >= sentAt && from <= sentAt + sendTakesMs);
      const extra = `${message}: again at ${reply.at}, after ${before.at}`;
      extras.push(extra);
      if (before.status !== 0 && !wasKilled) unexplained.push(extra);
      before = reply;
    }
  }
  return { extras, unexplained };
}
