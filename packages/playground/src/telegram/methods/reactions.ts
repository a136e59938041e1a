import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { done, integer, type Method, nested, read } from "../calls/method.ts";
import { entryOf, roomOf } from "../chats/rooms.ts";

/** The reactions that a bot may set: https://core.telegram.org/bots/api#reactiontypeemoji. */
const allowed = new Set(
  "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  ),
);

const Reaction = z.object({ message_id: integer, reaction: nested("reaction types") });
const Types = z.array(z.looseObject({ type: z.string(), emoji: z.string().optional() }));

export const setMessageReaction: Method = (world, { params }) => {
  const { message_id, reaction } = read(Reaction, params);
  const types = Types.safeParse(reaction ?? []);
  if (!types.success) throw badRequest("expected an Array of ReactionType");
  const room = roomOf(world, params);
  const entry = entryOf(room, message_id, "message to react");
  if (types.data.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  const [given] = types.data;
  world.chats.react(room, entry, given === undefined ? null : emojiOf(given));
  return done;
};

function emojiOf({ type, emoji }: { type: string; emoji?: string | undefined }): string {
  const plain = emoji?.replace(/\uFE0F/g, "");
  if (type !== "emoji" || plain === undefined || !allowed.has(plain)) {
    throw badRequest("REACTION_INVALID");
  }
  return plain;
}
