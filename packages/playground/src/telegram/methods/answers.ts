import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { boolean, done, integer, type Method, nested, read, string } from "../calls/method.ts";
import type { World } from "../world.ts";

const CallbackAnswer = z.object({
  callback_query_id: string,
  text: string,
  show_alert: boolean,
  url: string,
});

export const answerCallbackQuery: Method = (world, { params }) => {
  const { callback_query_id, text, show_alert, url } = read(CallbackAnswer, params);
  if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
  answer(world, "callback", callback_query_id, {
    ...(text === "" ? {} : { text }),
    ...(show_alert ? { show_alert } : {}),
    ...(url === "" ? {} : { url }),
  });
  return done;
};

const InlineAnswer = z.object({
  inline_query_id: string,
  results: nested("inline query results"),
  cache_time: z.unknown().optional(),
  is_personal: boolean,
  next_offset: string,
  button: nested("inline query results button"),
});
const Results = z.array(z.looseObject({ type: z.string(), id: z.string() }));

export const answerInlineQuery: Method = (world, { params }) => {
  const asked = read(InlineAnswer, params);
  const results = Results.safeParse(asked.results ?? []);
  if (!results.success) throw badRequest("expected an Array of inline query results");
  if (results.data.length > 50) throw badRequest("RESULTS_TOO_MUCH");
  const ids = results.data.map(({ id }) => id);
  if (ids.some((id) => id === "" || Buffer.byteLength(id) > 64))
    throw badRequest("RESULT_ID_INVALID");
  if (new Set(ids).size < ids.length) throw badRequest("RESULT_ID_DUPLICATE");
  if (Buffer.byteLength(asked.next_offset) > 64) throw badRequest("NEXT_OFFSET_INVALID");
  answer(world, "inline", asked.inline_query_id, {
    results: results.data,
    cache_time: asked.cache_time === undefined ? 300 : integer.parse(asked.cache_time),
    is_personal: asked.is_personal,
    next_offset: asked.next_offset,
    ...(asked.button === undefined ? {} : { button: asked.button }),
  });
  return done;
};

function answer({ queries }: World, kind: string, id: string, given: unknown): void {
  if (queries.answer(kind, id, given)) return;
  throw badRequest("query is too old and response timeout expired or query ID is invalid");
}
