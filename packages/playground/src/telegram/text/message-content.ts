import { z } from "zod";
import { nested, read, string } from "../calls/method.ts";
import type { Message } from "../chats/chats.ts";
import { givenCaption, givenText } from "./given-text.ts";

const Text = z.object({
  text: string,
  parse_mode: string,
  entities: nested("entities"),
  link_preview_options: nested("link preview options"),
});

const Caption = z.object({
  caption: string,
  parse_mode: string,
  caption_entities: nested("caption entities"),
});

/** The fields of a message that follow from its text. */
export function textContent(params: Record<string, unknown>) {
  const { text, parse_mode, entities, link_preview_options } = read(Text, params);
  const formatted = givenText({ text, parseMode: parse_mode, entities });
  return {
    text: formatted.text,
    ...(formatted.entities.length === 0 ? {} : { entities: formatted.entities }),
    ...(link_preview_options === undefined ? {} : { link_preview_options }),
  };
}

/** The fields of a message that follow from the caption of its media. */
export function captionContent(params: Record<string, unknown>): Partial<Message> {
  const { caption, parse_mode, caption_entities } = read(Caption, params);
  const given = { text: caption, parseMode: parse_mode, entities: caption_entities };
  const { text, entities } = givenCaption(given);
  return {
    ...(text === "" ? {} : { caption: text }),
    ...(entities.length === 0 ? {} : { caption_entities: entities }),
  };
}
