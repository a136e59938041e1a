import { randomBytes } from "node:crypto";
import { makeLinks } from "@memory/shared/contracts/links/make-links";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";

/** A person's message, as far as it is read. */
export type Message = {
  readonly message_id: number;
  readonly from: { readonly id: number; readonly language_code?: string | undefined };
  readonly chat: { readonly id: number };
  readonly text: string;
};

/** What Memory's ingest would queue for the message, read by splitting it at spaces. */
export function requestsOf({ message_id, from, chat, text }: Message): TweetRequested[] {
  const now = new Date().toISOString();
  const traceId = randomBytes(16).toString("hex");
  const links = makeLinks(text.split(/\s+/));
  return links.map((link) => ({
    version: 1,
    traceId,
    userId: String(from.id),
    timestamp: now,
    origin: { chatId: chat.id, messageId: message_id },
    link,
    links,
    tags: [],
    ...(from.language_code === undefined ? {} : { languageCode: from.language_code }),
    from: {},
    replyTo: { kind: "message", chatId: chat.id, messageId: message_id },
    purpose: "save",
    attempt: 1,
    requestedAt: now,
  }));
}
