import { z } from "zod";
import { cutAtSpace } from "./cut-at-space.ts";

/**
 * Longer than any text that Telegram sends. A longer one is cut instead of refused, because the sender
 * of a refused update would get no reply.
 */
const text = z.string().transform((whole) => cutAtSpace(whole));
const upTo = (length: number) => z.string().transform((whole) => whole.slice(0, length));
const firstOf = <T extends z.ZodType>(entry: T, most: number) =>
  z
    .array(z.unknown())
    .transform((all) => all.slice(0, most))
    .pipe(z.array(entry));
const name = upTo(256);
const url = upTo(8_192);
/** A word or id that Telegram made. */
const word = z.string().max(256);

const id = z.number().int();
/** Unix seconds, within the range of a Date. */
const seconds = z.number().int().min(0).max(8_000_000_000);

const User = z.looseObject({
  id,
  is_bot: z.boolean().optional(),
  username: word.optional().catch(undefined),
  language_code: word.optional().catch(undefined),
});

const Chat = z.looseObject({
  id,
  type: word,
  title: name.optional(),
  is_forum: z.boolean().optional(),
});

const Entity = z.looseObject({
  type: word,
  /** Counts UTF-16 units, as a JavaScript string does. */
  offset: z.number().int().min(0),
  length: z.number().int().min(0),
  url: url.optional(),
});
export type Entity = z.infer<typeof Entity>;
export const Entities = firstOf(Entity, 1_000);
const entities = Entities.optional();

const ForwardOrigin = z.looseObject({
  date: seconds,
  sender_user: z.looseObject({ first_name: name, last_name: name.optional() }).optional(),
  sender_user_name: name.optional(),
  sender_chat: z.looseObject({ title: name.optional() }).optional(),
  chat: z.looseObject({ title: name.optional() }).optional(),
});

const Preview = z.looseObject({ url: url.optional() });
/** Telegram lets no more than 64 bytes of `callback_data` pass. */
const Button = z.looseObject({ url: url.optional(), callback_data: upTo(256).optional() });

/** The parts of a message that can contain a link. */
const content = {
  text: text.optional(),
  entities,
  caption: text.optional(),
  caption_entities: entities,
  link_preview_options: Preview.optional(),
  reply_markup: z
    .looseObject({
      inline_keyboard: firstOf(firstOf(Button, 100), 100).optional(),
    })
    .optional(),
  rich_message: z.unknown().optional(),
  forward_origin: ForwardOrigin.optional(),
};
const Content = z.looseObject(content);
export type Content = z.infer<typeof Content>;

/** https://core.telegram.org/bots/api#document */
const Document = z.looseObject({
  file_id: word,
  file_name: name.optional(),
  mime_type: word.optional().catch(undefined),
  file_size: z.number().int().optional().catch(undefined),
});

const Message = z.looseObject({
  ...content,
  message_id: id,
  date: seconds,
  edit_date: seconds.optional(),
  chat: Chat,
  from: User.optional(),
  sender_chat: z.looseObject({ id }).optional(),
  is_automatic_forward: z.boolean().optional(),
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  media_group_id: word.optional(),
  /** The bot whose inline result this is. */
  via_bot: z.looseObject({ username: name.optional() }).optional(),
  document: Document.optional().catch(undefined),
  reply_to_message: z
    .looseObject({ ...content, message_id: id.optional(), from: User.optional().catch(undefined) })
    .optional(),
  external_reply: z.looseObject({ link_preview_options: Preview.optional() }).optional(),
  quote: z.looseObject({ text, entities }).optional(),
});
export type Message = z.infer<typeof Message>;

/** From a chat where the bot is not a member: https://core.telegram.org/bots/api#guestmessage */
const GuestMessage = Message.extend({ guest_query_id: word });
export type GuestMessage = z.infer<typeof GuestMessage>;

const CallbackQuery = z.looseObject({
  id: word,
  from: User,
  /** Ours has at most 64 bytes. A longer one is forged, and is answered like an outdated button. */
  data: upTo(256).optional(),
  /** For a message that is no longer accessible, Telegram gives little more than its chat and id. */
  message: z
    .looseObject({
      message_id: id,
      chat: z.looseObject({ id }),
      text: upTo(1_000).optional(),
      reply_to_message: z
        .looseObject({ message_id: id, media_group_id: word.optional() })
        .optional(),
    })
    .optional(),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

const InlineQuery = z.looseObject({
  id: word,
  from: User,
  query: upTo(256),
  /** Our own `next_offset`, or empty. */
  offset: upTo(64),
});
export type InlineQuery = z.infer<typeof InlineQuery>;

/** The fields of https://core.telegram.org/bots/api#update that are read here. */
export const TelegramUpdate = z.looseObject({
  update_id: id,
  message: Message.optional(),
  edited_message: Message.optional(),
  channel_post: Message.optional(),
  edited_channel_post: Message.optional(),
  callback_query: CallbackQuery.optional(),
  guest_message: GuestMessage.optional(),
  inline_query: InlineQuery.optional(),
});
export type TelegramUpdate = z.infer<typeof TelegramUpdate>;

/** The kinds of update that we ask Telegram for. */
export const updateKinds = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
  "guest_message",
  "inline_query",
] as const;
