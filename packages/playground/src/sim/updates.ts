import { z } from "zod";
import type { Chat, Message } from "../telegram/chats/chats.ts";
import { nowInSeconds } from "../telegram/clock.ts";
import type { World } from "../telegram/world.ts";
import { accept, BadInput } from "./bad-input.ts";
import { lifetimes } from "./lifetimes.ts";

const messageKinds = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "business_message",
  "edited_business_message",
  "guest_message",
];
const queryKinds: Readonly<Record<string, { kind: string; lifetime: number }>> = {
  callback_query: { kind: "callback", lifetime: lifetimes.callback },
  inline_query: { kind: "inline", lifetime: lifetimes.inline },
};
const shortLived: Readonly<Record<string, number>> = {
  chosen_inline_result: lifetimes.chosenInline,
  shipping_query: lifetimes.callback,
  pre_checkout_query: lifetimes.callback,
};

const RawUpdate = z
  .record(z.string().regex(/^[a-z_]+$/), z.looseObject({}))
  .refine((update) => !("update_id" in update), { error: "update_id is given by the playground" })
  .refine((update) => Object.keys(update).length === 1, {
    error: "an update has exactly one field beside its id",
  });

const Located = z.looseObject({ chat: z.looseObject({ id: z.number().int(), type: z.string() }) });
const Asked = z.looseObject({
  id: z.string().min(1).optional(),
  from: z.looseObject({ id: z.number().int() }),
});

/** Injects any update, for what the other calls do not cover. */
export function deliverRaw(
  world: World,
  body: unknown,
): { update_id: number; message_id?: number } {
  const [[kind, content] = ["", {}]] = Object.entries(accept(RawUpdate, body));
  if (messageKinds.includes(kind)) return rawMessage(world, kind, accept(Located, content));
  const query = queryKinds[kind];
  if (query !== undefined) {
    const asked = accept(Asked, content);
    const { id } = world.queries.ask(query.kind, query.lifetime, asked.id);
    const lane = `${query.kind}:${asked.from.id}`;
    return { update_id: world.updates.add(kind, { ...asked, id }, lane, query.lifetime) };
  }
  const lifetime = shortLived[kind] ?? lifetimes.message;
  return { update_id: world.updates.add(kind, content, laneOf(kind, content), lifetime) };
}

function rawMessage(world: World, kind: string, given: Record<string, unknown> & { chat: Chat }) {
  const isForeign = kind === "guest_message";
  const room = isForeign ? undefined : world.chats.open(given.chat);
  const message: Message = {
    message_id:
      room === undefined ? 1 : Number(given.message_id ?? world.chats.nextMessageId(room)),
    date: nowInSeconds(),
    ...given,
  };
  if (!Number.isSafeInteger(message.message_id)) throw new BadInput("message_id: must be a number");
  const isNews = kind.startsWith("edited_") || !room?.entries.has(message.message_id);
  if (room !== undefined && isNews) world.chats.put(room, message, "user");
  const update_id = world.updates.add(kind, message, `chat:${message.chat.id}`, lifetimes.message);
  return { update_id, message_id: message.message_id };
}

function laneOf(kind: string, content: Record<string, unknown>): string {
  const { chat, from, user } = content as Record<string, { id?: unknown } | undefined>;
  return `${kind}:${chat?.id ?? from?.id ?? user?.id ?? ""}`;
}
