import { randomBytes } from "node:crypto";
import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { type Method, nested, read, string } from "../calls/method.ts";
import { asReplyTarget } from "../chats/chats.ts";
import { nowInSeconds } from "../clock.ts";
import { chosenContent, readInlineResult } from "../inline/inline-result.ts";

const GuestAnswer = z.object({
  guest_query_id: string,
  result: nested("JSON encoded web view query results"),
});

/** Answers, once, a person who named the bot in a chat where it is not a member. */
export const answerGuestQuery: Method = (world, { bot, params }) => {
  const asked = read(GuestAnswer, params);
  if (asked.result === undefined) throw badRequest("result isn't specified");
  const result = readInlineResult(world, asked.result);
  const guest = world.guests.find(asked.guest_query_id);
  const room = guest && world.chats.find(guest.chat.id);
  if (!guest || !room || !world.queries.answer("guest", asked.guest_query_id, result.given)) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  const message_id = world.chats.nextMessageId(room);
  const answer = {
    message_id,
    from: bot,
    chat: room.chat,
    date: nowInSeconds(),
    guest_bot_caller_user: guest.from,
    reply_to_message: asReplyTarget(guest),
    ...chosenContent(world, result),
  };
  world.chats.put(room, answer, "bot");
  const inline_message_id = randomBytes(18).toString("base64url");
  world.inlineMessages.keep(inline_message_id, { chat: room.chat.id, messageId: message_id });
  return { result: { inline_message_id } };
};
