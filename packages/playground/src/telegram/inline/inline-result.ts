import { z } from "zod";
import { ApiError, badRequest } from "../calls/api-error.ts";
import type { Message } from "../chats/chats.ts";
import { keyboardOf, readMarkup } from "../chats/markup.ts";
import { urlOfFile } from "../files/given-file.ts";
import { mediaContent } from "../files/media-content.ts";
import { captionContent, textContent } from "../text/message-content.ts";
import type { World } from "../world.ts";
import { jsonObject, optional, readJson, required } from "./json-field.ts";
import type { InlineResult } from "./offers.ts";

const Result = z.looseObject(
  {
    type: required("type"),
    id: required("id"),
    input_message_content: jsonObject("input_message_content").optional(),
    reply_markup: jsonObject("reply_markup").optional(),
  },
  { error: "inline query result must be an object" },
);
const Article = z.object({ title: required("title") });
const Text = z.looseObject({ message_text: required("message_text") });
const Photo = z.object({
  photo_url: optional("photo_url"),
  thumbnail_url: optional("thumbnail_url"),
});
const PhotoFile = z.object({ photo_file_id: required("photo_file_id") });

/** Reads one result of an answer. Throws an ApiError in Telegram's words. Only articles and photos are known. */
export function readInlineResult(world: World, given: unknown): InlineResult {
  try {
    const { id, ...result } = readJson(Result, given);
    const keyboard = keyboardOf(readMarkup(result.reply_markup));
    const content = contentOf(world, result);
    if (id === "" || Buffer.byteLength(id) > 64) throw badRequest("RESULT_ID_INVALID");
    return {
      id,
      given: given as Record<string, unknown>,
      content: { ...content, ...(keyboard === undefined ? {} : { reply_markup: keyboard }) },
    };
  } catch (error) {
    // What Telegram's servers find, beyond the Bot API's own server, has a name in capitals.
    if (!(error instanceof ApiError) || /^Bad Request: [A-Z_]+$/.test(error.message)) throw error;
    const words = error.message.replace("Bad Request: ", "");
    throw badRequest(`can't parse inline query result: ${words}`);
  }
}

type Given = { type: string; input_message_content?: Record<string, unknown> | undefined };

function contentOf(world: World, result: Given): InlineResult["content"] {
  const text = result.input_message_content;
  switch (result.type.toLowerCase()) {
    case "article":
      if (readJson(Article, result).title === "") throw badRequest("ARTICLE_TITLE_EMPTY");
      return textOf(text ?? result);
    case "photo": {
      const photo = photoOf(world, result);
      return text === undefined
        ? { photoFrom: photo, caption: captionContent(result) }
        : textOf(text);
    }
    default:
      throw badRequest(`type "${result.type}" is unsupported for the inline query result`);
  }
}

function textOf(given: Record<string, unknown>): Partial<Message> {
  const { message_text: text, ...rest } = readJson(Text, given);
  return textContent({ ...rest, text });
}

/** The URL or the file id of a result's photo. */
function photoOf({ files }: World, given: Given): string {
  const { photo_url, thumbnail_url } = readJson(Photo, given);
  if (photo_url !== "") {
    if (urlOfFile(photo_url) === undefined) throw badRequest("PHOTO_CONTENT_URL_EMPTY");
    if (urlOfFile(thumbnail_url) === undefined) throw badRequest("PHOTO_THUMB_URL_EMPTY");
    return photo_url;
  }
  const { photo_file_id } = readJson(PhotoFile, given);
  if (files.find(photo_file_id)?.kind !== "photo") throw badRequest("PHOTO_INVALID");
  return photo_file_id;
}

/** The fields of the message that a chosen result becomes. */
export function chosenContent({ files }: World, { content }: InlineResult): Partial<Message> {
  if (!("photoFrom" in content)) return content;
  const { photoFrom, caption, ...rest } = content as {
    photoFrom: string;
    caption: Partial<Message>;
  };
  const file = files.find(photoFrom) ?? files.keepUrl(photoFrom, "photo");
  return { ...mediaContent(file, "photo", {}), ...caption, ...rest };
}
