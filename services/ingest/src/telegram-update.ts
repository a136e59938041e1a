import { z } from "zod";
import { cutAtSpace } from "./cut-at-space.ts";

const id = z.number().int();
/** Unix seconds, within what a Date can tell. */
const seconds = z.number().int().min(0).max(8_000_000_000);

/** Telegram sends no more than this; whoever does is not read to the end. */
const text = z.string().transform((whole) => cutAtSpace(whole));

const User = z.looseObject({
  id,
  is_bot: z.boolean().optional(),
  language_code: z.string().optional(),
});

const Chat = z.looseObject({
  id,
  type: z.string(),
  title: z.string().optional(),
  is_forum: z.boolean().optional(),
});

const Entity = z.looseObject({
  type: z.string(),
  /** In UTF-16 units, as in a JavaScript string. */
  offset: z.number().int().min(0),
  length: z.number().int().min(0),
  url: z.string().optional(),
});
export type Entity = z.infer<typeof Entity>;

const ForwardOrigin = z.looseObject({
  date: seconds,
  sender_user: z
    .looseObject({ first_name: z.string(), last_name: z.string().optional() })
    .optional(),
  sender_user_name: z.string().optional(),
  sender_chat: z.looseObject({ title: z.string().optional() }).optional(),
  chat: z.looseObject({ title: z.string().optional() }).optional(),
});

const Preview = z.looseObject({ url: z.string().optional() });

/** Everything in a message that can hold a link. */
const content = {
  text: text.optional(),
  entities: z.array(Entity).optional(),
  caption: text.optional(),
  caption_entities: z.array(Entity).optional(),
  link_preview_options: Preview.optional(),
  reply_markup: z
    .looseObject({
      inline_keyboard: z.array(z.array(z.looseObject({ url: z.string().optional() }))).optional(),
    })
    .optional(),
  rich_message: z.unknown().optional(),
  forward_origin: ForwardOrigin.optional(),
};
const Content = z.looseObject(content);
export type Content = z.infer<typeof Content>;

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
  media_group_id: z.string().optional(),
  reply_to_message: Content.optional(),
  external_reply: z.looseObject({ link_preview_options: Preview.optional() }).optional(),
  quote: z.looseObject({ text, entities: z.array(Entity).optional() }).optional(),
});
export type Message = z.infer<typeof Message>;

const CallbackQuery = z.looseObject({
  id: z.string(),
  from: User,
  data: z.string().optional(),
  /** Of a message that is no longer accessible little more is told than where it was. */
  message: z
    .looseObject({
      message_id: id,
      chat: z.looseObject({ id }),
      reply_to_message: z
        .looseObject({ message_id: id, media_group_id: z.string().optional() })
        .optional(),
    })
    .optional(),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

/** As much of https://core.telegram.org/bots/api#update as is read here. */
export const TelegramUpdate = z.looseObject({
  update_id: id,
  message: Message.optional(),
  edited_message: Message.optional(),
  channel_post: Message.optional(),
  edited_channel_post: Message.optional(),
  callback_query: CallbackQuery.optional(),
});
export type TelegramUpdate = z.infer<typeof TelegramUpdate>;

/** What Telegram is asked to send. */
export const updateKinds = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
] as const;
