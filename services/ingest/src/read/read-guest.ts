import type { MirrorHosts } from "@memory/shared/contracts/links/hosts";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { linksIn, linksRepliedTo } from "./links-in-message.ts";
import { requestsForLinks } from "./requests-for-links.ts";
import type { GuestMessage } from "./telegram-update.ts";
import type { Owner } from "./whose-message.ts";

type Asking = { traceId: string; now: Date; updateId: number };
type Bot = { botName: string; mirrorHosts?: MirrorHosts };

/**
 * Who names the bot in a chat where it is not a member keeps the links of that message or, if it has none,
 * those of the message that it replies to.
 */
export function requestsOfGuest(
  message: GuestMessage,
  owner: Owner,
  context: Bot & Asking,
): TweetRequested[] {
  const { botName, mirrorHosts } = context;
  const own = linksIn(message, mirrorHosts);
  const isFromReply = own.length === 0;
  const links = isFromReply ? linksRepliedTo(message, mirrorHosts) : own;
  if (links.length === 0) return [];
  const source = (isFromReply ? message.reply_to_message : undefined) ?? message;
  const guestQueryId = message.guest_query_id;
  const found = { message, owner, command: undefined, links, source, mirrorHosts, guestQueryId };
  return requestsForLinks(found, context).map(({ note, ...request }) => {
    const words = note && withoutMention(note, botName);
    return words ? { ...request, note: words } : request;
  });
}

/** A note without the name of the bot, which was only called by it. */
const withoutMention = (note: string, botName: string): string =>
  note
    .split(/(?<!\S)(@\w+)/)
    .filter((part) => part.toLowerCase() !== `@${botName.toLowerCase()}`)
    .join("")
    .replaceAll(/[^\S\n]+/g, " ")
    .trim();
