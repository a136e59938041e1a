import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { done, type Method, read, string } from "../calls/method.ts";
import { roomOf } from "../chats/rooms.ts";

const actions = new Set([
  "cancel",
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

export const sendChatAction: Method = (world, { params }) => {
  const { action } = read(z.object({ action: string }), params);
  if (!actions.has(action)) throw badRequest("wrong parameter action in request");
  roomOf(world, params);
  return done;
};
