import { fromPath } from "node-telegram-bot-api/node";
import type { Log } from "../process/log.ts";
import type { Telegram } from "./client.ts";
import { plain } from "./html.ts";
import { type Attempt, nextAttempt } from "./next-attempt.ts";
import type { Place } from "./place.ts";

/** A file on this machine. `name` is what the person sees, `caption` Telegram's HTML. */
export type Document = { readonly path: string; readonly name: string; readonly caption: string };

type Ports = Pick<Telegram, "uploads" | "call">;

/**
 * Sends a file as a reply, read from disk while it is sent; each attempt reads it anew. Where Telegram does not
 * take it so, it is tried otherwise, as messages are (`next-attempt.ts`). False if it is not taken at all.
 * Throws a RetryableError for what may succeed later, and when the
 * signal aborts.
 */
export async function sendDocument(
  telegram: Ports,
  place: Place,
  document: Document,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<boolean> {
  const { chatId, threadId, messageId } = place;
  let attempt: Attempt | undefined = { chatId, threadId, answers: messageId, form: "html" };
  while (attempt !== undefined) {
    const sent = await sendOnce(telegram, attempt, document, signal);
    if (sent.kind === "ok") return true;
    log.warn({ why: sent.why, description: sent.description }, "file not taken as it was");
    attempt = nextAttempt(attempt, sent);
  }
  return false;
}

async function sendOnce(
  { uploads, call }: Ports,
  { chatId, threadId, answers, form }: Attempt,
  { path, name, caption }: Document,
  signal: AbortSignal,
) {
  const document = await fromPath(path, { filename: name });
  const params = {
    chat_id: chatId,
    document,
    ...(form === "html" ? { caption, parse_mode: "HTML" as const } : { caption: plain(caption) }),
    ...(threadId === undefined ? {} : { message_thread_id: threadId }),
    ...(answers === undefined
      ? {}
      : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
  };
  return call(chatId, () => uploads.sendDocument(params, signal));
}
