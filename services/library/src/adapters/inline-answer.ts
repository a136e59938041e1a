import { fieldsOf } from "@memory/shared/telegram/message-form";
import type { InlineOffer, InlineResult } from "../ports.ts";

/** The fields of `answerInlineQuery`. Without `is_personal` Telegram would show the results to everybody. */
export const inlineAnswer = (queryId: string, { results, nextOffset, button }: InlineOffer) => ({
  inline_query_id: queryId,
  results: results.map(articleOf),
  is_personal: true,
  cache_time: 0,
  next_offset: nextOffset ?? "",
  ...(button === undefined
    ? {}
    : { button: { text: button.text, start_parameter: button.payload } }),
});

function articleOf({ id, title, description, thumbnailUrl, content }: InlineResult) {
  const { text, reply_markup, ...fields } = fieldsOf(content, "html");
  return {
    type: "article",
    id,
    title,
    description,
    ...(thumbnailUrl === undefined ? {} : { thumbnail_url: thumbnailUrl }),
    ...(reply_markup === undefined ? {} : { reply_markup }),
    input_message_content: { message_text: text, ...fields },
  };
}
