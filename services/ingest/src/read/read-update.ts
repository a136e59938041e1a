import type { CommandReceived } from "@memory/shared/contracts/command-received";
import type { MirrorHosts } from "@memory/shared/contracts/links/hosts";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Seen } from "../ports.ts";
import { botCommands, commandsAboutKept } from "./bot-commands.ts";
import { type Command, commandIn } from "./command-in-message.ts";
import { linksIn, linksRepliedTo } from "./links-in-message.ts";
import { messageAsked } from "./message-asked.ts";
import { requestsOfGuest } from "./read-guest.ts";
import { requestsForLinks } from "./requests-for-links.ts";
import type {
  CallbackQuery,
  GuestMessage,
  InlineQuery,
  Message,
  TelegramUpdate,
} from "./telegram-update.ts";
import { ownerOf } from "./whose-message.ts";

/** What an update asks for. */
export type Reading =
  | { kind: "links"; requests: TweetRequested[]; seen: Seen | undefined }
  | { kind: "command"; command: CommandReceived }
  | { kind: "silence"; why: string };

export type Context = {
  botName: string;
  /** Whether a person or channel with this id is served. */
  isAllowed: (userId: string) => boolean;
  mirrorHosts?: MirrorHosts;
  traceId: string;
  now: Date;
};
type Within = Context & { updateId: number };

export function readUpdate(update: TelegramUpdate, given: Context): Reading {
  const { message, edited_message, channel_post, edited_channel_post } = update;
  const { callback_query, inline_query } = update;
  const context = { ...given, updateId: update.update_id };
  if (update.guest_message !== undefined) return readGuest(update.guest_message, context);
  if (callback_query !== undefined) return readCallback(callback_query, context);
  if (inline_query !== undefined) return readInline(inline_query, context);
  if (message !== undefined) {
    // What somebody shares by our own inline mode is kept already.
    if (isVia(message, given.botName)) return silence("an inline result of ours");
    const reading = readLinks(message, context);
    return reading.kind === "links" ? reading : readLinkless(message, reading.why, context);
  }
  const other = edited_message ?? channel_post ?? edited_channel_post;
  return other === undefined ? silence("other kind of update") : readLinks(other, context);
}

const isVia = ({ via_bot }: Message, botName: string): boolean =>
  via_bot?.username?.toLowerCase() === botName.toLowerCase();

/** The bot can send nothing there but one answer, so that a message without a link is not answered. */
function readGuest(message: GuestMessage, context: Within): Reading {
  const owner = ownerOf(message);
  if (owner === undefined) return silence("nobody's");
  if (!context.isAllowed(owner.userId)) return silence("not allowed");
  const requests = requestsOfGuest(message, owner, context);
  return requests.length === 0 ? silence("no link") : { kind: "links", requests, seen: undefined };
}

type Silence = Extract<Reading, { kind: "silence" }>;
const silence = (why: string): Silence => ({ kind: "silence", why });

function readLinks(message: Message, context: Within) {
  const { botName, isAllowed, mirrorHosts } = context;
  const owner = ownerOf(message);
  if (owner === undefined) return silence("nobody's");
  if (!isAllowed(owner.userId)) return silence("not allowed");
  const command = commandIn(message, botName);
  if (commandsAboutKept.has(command?.name ?? "")) return silence("about kept tweets");
  const own = linksIn(message, mirrorHosts);
  const isFromReply = own.length === 0 && command?.name === "save";
  const links = isFromReply ? linksRepliedTo(message, mirrorHosts) : own;
  if (links.length === 0) return silence("no link");
  const source = (isFromReply ? message.reply_to_message : undefined) ?? message;
  const found = { message, owner, command, links, source, mirrorHosts };
  const requests = requestsForLinks(found, context);
  const isWorthWaiting = requests.some(({ link }) => link.refused === undefined);
  const seen = { chatId: message.chat.id, messageId: message.message_id };
  return { kind: "links" as const, requests, seen: isWorthWaiting ? seen : undefined };
}

/** In private chats every message is answered, in groups only a command of ours. */
function readLinkless(message: Message, why: string, context: Within): Reading {
  const owner = ownerOf(message);
  const isPrivate = message.chat.type === "private";
  if (owner === undefined) return silence(why);
  const command = commandIn(message, context.botName);
  const isAllowed = context.isAllowed(owner.userId);
  const isAsked = isPrivate ? saysSomething(message) : isAllowed && isKnown(command);
  if (!isAsked) return silence(why);
  return {
    kind: "command",
    command: {
      version: 1,
      traceId: context.traceId,
      ...owner,
      allowed: isAllowed,
      command: messageAsked(message, command, context),
      updateId: context.updateId,
      receivedAt: context.now.toISOString(),
    },
  };
}

const isKnown = (command: Command | undefined): boolean =>
  botCommands.some((name) => name === command?.name);

const media = [
  ...["animation", "audio", "document", "paid_media", "photo", "story", "video", "video_note"],
  ...["voice", "sticker", "checklist", "contact", "dice", "game", "poll", "venue", "location"],
  ...["rich_message", "invoice", "giveaway", "giveaway_winners", "live_photo"],
  "content_left_out",
];

/**
 * False for service messages, and for the parts of an album without the caption: the caption, with the
 * link, is on one part only, and the other parts need no answer.
 */
function saysSomething(message: Message): boolean {
  if (message.text !== undefined || message.caption !== undefined) return true;
  if (message.media_group_id !== undefined) return false;
  return media.some((field) => message[field] !== undefined);
}

function readCallback({ id, from, data, message }: CallbackQuery, context: Within): Reading {
  const answered = message?.reply_to_message;
  return commandOf(from, context, {
    kind: "callback",
    queryId: id,
    ...(data === undefined ? {} : { data }),
    ...(message === undefined ? {} : { chatId: message.chat.id, messageId: message.message_id }),
    ...(message?.text === undefined ? {} : { text: message.text }),
    ...(answered === undefined ? {} : { answers: messageOrAlbum(answered) }),
  });
}

const readInline = ({ id, from, query, offset }: InlineQuery, context: Within): Reading =>
  commandOf(from, context, { kind: "inline", queryId: id, query, offset });

/** What a person asked for without writing a message. */
function commandOf(
  from: CallbackQuery["from"],
  { isAllowed, traceId, now, updateId }: Within,
  command: CommandReceived["command"],
): Reading {
  if (from.is_bot === true) return silence("nobody's");
  const userId = String(from.id);
  return {
    kind: "command",
    command: {
      version: 1,
      traceId,
      userId,
      ...(from.language_code === undefined ? {} : { languageCode: from.language_code }),
      allowed: isAllowed(userId),
      command,
      updateId,
      receivedAt: now.toISOString(),
    },
  };
}

const messageOrAlbum = (message: { message_id: number; media_group_id?: string | undefined }) => ({
  messageId: message.message_id,
  ...(message.media_group_id === undefined ? {} : { albumId: message.media_group_id }),
});
