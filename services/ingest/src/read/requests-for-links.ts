import type { Link } from "@memory/shared/contracts/link";
import type { MirrorHosts } from "@memory/shared/contracts/links/hosts";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Command } from "./command-in-message.ts";
import type { Content, Message } from "./telegram-update.ts";
import { whereFound } from "./where-found.ts";
import type { Owner } from "./whose-message.ts";
import { noteIn, tagsIn } from "./words-in-message.ts";

type Found = {
  message: Message;
  owner: Owner;
  command: Command | undefined;
  links: Link[];
  /** The message that contains the links: the message itself, or the one it replies to. */
  source: Content;
  mirrorHosts: MirrorHosts;
  /** Set in a chat where the bot is not a member: what its one answer there is sent to. */
  guestQueryId?: string;
};

/** The update that asks. */
type Asking = { traceId: string; now: Date; updateId: number };

const maxLinks = 50;
const maxShownUrlLength = 100;

/**
 * Makes one request for each link that may lead to a tweet. If all links are refused, makes one request
 * for the first, so that the reply tells the person what to send instead. Each request carries all
 * links, so their number and length are limited.
 */
export function requestsForLinks(
  found: Found,
  { traceId, now, updateId }: Asking,
): TweetRequested[] {
  const { message, owner, command, links, source } = found;
  const kept = links.slice(0, maxLinks);
  const leftOut = links.length - kept.length;
  const followed = kept.filter(({ refused }) => refused === undefined);
  const note = noteIn(message, command, found.mirrorHosts);
  const shared = {
    version: 1 as const,
    traceId,
    userId: owner.userId,
    origin: originOf(message),
    links: kept.map((link) => ({ ...link, url: link.url.slice(0, maxShownUrlLength) })),
    ...(leftOut === 0 ? {} : { leftOut }),
    tags: tagsIn(message),
    ...(note === undefined ? {} : { note }),
    ...(owner.languageCode === undefined ? {} : { languageCode: owner.languageCode }),
    from: whereFound(message, source),
    replyTo: replyToOf(message, found.guestQueryId),
    purpose: "save" as const,
    attempt: 1,
    updateId,
    requestedAt: now.toISOString(),
  };
  return (followed.length > 0 ? followed : kept.slice(0, 1)).map((link, position) => ({
    ...shared,
    link,
    timestamp: proposedTimestamp(message, position),
  }));
}

const originOf = ({ chat, message_id, media_group_id, edit_date }: Message) => ({
  chatId: chat.id,
  messageId: message_id,
  ...(media_group_id === undefined ? {} : { albumId: media_group_id }),
  ...(edit_date === undefined ? {} : { editDate: edit_date }),
});

function replyToOf(message: Message, guestQueryId: string | undefined): TweetRequested["replyTo"] {
  const { chat, message_id } = message;
  if (guestQueryId !== undefined) return { kind: "guest", queryId: guestQueryId };
  if (chat.type === "channel") return { kind: "none" };
  const threadId = topicOf(message);
  return {
    kind: "message",
    chatId: chat.id,
    messageId: message_id,
    ...(threadId === undefined ? {} : { threadId }),
  };
}

/**
 * The topic to answer in. In a group, a thread id without `is_topic_message` is a chain of replies, also in
 * General of a group with topics: Telegram refuses it.
 */
export function topicOf({ chat, message_thread_id, is_topic_message }: Message) {
  const hasTopics = chat.type === "private" || is_topic_message === true;
  return hasTopics ? message_thread_id : undefined;
}

/**
 * Telegram gives whole seconds. The milliseconds are derived from message id and position, so that every
 * delivery and edit proposes the same timestamp, and two messages of one second rarely collide.
 */
const proposedTimestamp = ({ date, message_id }: Message, position: number): string =>
  new Date(date * 1000 + ((message_id * 10) % 1000) + position).toISOString();
