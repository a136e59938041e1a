import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { boolean, done, integer, type Method, nested, read, string } from "../calls/method.ts";
import { readInlineResult } from "../inline/inline-result.ts";
import { optional, readJson, required } from "../inline/json-field.ts";
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

export const answerInlineQuery: Method = (world, { bot, params }) => {
  const asked = read(InlineAnswer, params);
  const given = asked.results ?? [];
  if (!Array.isArray(given)) throw badRequest("expected an Array of inline query results");
  if (given.length > 50) throw badRequest("too many inline query results specified");
  const results = given.map((result) => readInlineResult(world, result));
  if (new Set(results.map(({ id }) => id)).size < results.length) {
    throw badRequest("RESULT_ID_DUPLICATE");
  }
  if (Buffer.byteLength(asked.next_offset) > 64) throw badRequest("NEXT_OFFSET_INVALID");
  answer(world, "inline", asked.inline_query_id, {
    results: results.map((result) => result.given),
    cache_time: asked.cache_time === undefined ? 300 : integer.parse(asked.cache_time),
    is_personal: asked.is_personal,
    next_offset: asked.next_offset,
    ...(asked.button === undefined ? {} : { button: buttonOf(asked.button) }),
  });
  world.offers.keep(asked.inline_query_id, { bot, results });
  return done;
};

const Button = z.looseObject(
  { text: required("text"), start_parameter: optional("start_parameter") },
  { error: "InlineQueryResultsButton must be an Object" },
);

/** The button above the results, which opens the private chat with the bot. Mini apps are not known. */
function buttonOf(given: unknown) {
  const { text, start_parameter } = readJson(Button, given);
  if (text === "") throw badRequest("SWITCH_PM_TEXT_EMPTY");
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(start_parameter)) throw badRequest("START_PARAM_INVALID");
  return { text, start_parameter };
}

function answer({ queries }: World, kind: string, id: string, given: unknown): void {
  if (queries.answer(kind, id, given)) return;
  throw badRequest("query is too old and response timeout expired or query ID is invalid");
}
