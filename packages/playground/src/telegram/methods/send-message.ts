import { z } from "zod";
import { type Method, nested, read, string } from "../calls/method.ts";
import { post } from "../chats/post.ts";
import { givenText } from "../text/given-text.ts";

export const Text = z.object({
  text: string,
  parse_mode: string,
  entities: nested("entities"),
  link_preview_options: nested("link preview options"),
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

export const sendMessage: Method = (world, call) => ({
  result: post(world, call, textContent(call.params)),
});
