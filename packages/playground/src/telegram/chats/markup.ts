import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";

const Button = z.looseObject({
  text: z.string({ error: 'Can\'t find field "text"' }),
  url: z.string().optional(),
  callback_data: z.string().optional(),
});
const kindsOfButton = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

const Markup = z.looseObject({
  inline_keyboard: z.array(z.array(Button)).optional(),
  force_reply: z.unknown().optional(),
  input_field_placeholder: z.string().max(64).optional(),
  selective: z.unknown().optional(),
});
/** Asks the readers of a message to reply to it. */
export type Prompt = { placeholder: string; selective: boolean };
export type Markup = z.infer<typeof Markup>;

/** Parses `reply_markup`. Throws an ApiError in Telegram's words. */
export function readMarkup(given: unknown): Markup | undefined {
  if (given === undefined) return undefined;
  const parsed = Markup.safeParse(given);
  if (!parsed.success) throw badRequest(mistake(given, parsed.error));
  const buttons = (parsed.data.inline_keyboard ?? []).flat();
  for (const button of buttons) {
    if (button.text === "") throw badRequest("BUTTON_TEXT_INVALID");
    if (!kindsOfButton.some((kind) => isGiven(kind, button[kind]))) {
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    }
    if (Buffer.byteLength(button.callback_data ?? "") > 64) throw badRequest("BUTTON_DATA_INVALID");
    if (
      button.url &&
      !/^(https?|tg|ton|mailto|tel):/i.test(button.url) &&
      !/\w\.\w/.test(button.url)
    ) {
      throw badRequest("BUTTON_URL_INVALID");
    }
  }
  return parsed.data;
}

/** An inline query may begin empty; nothing else may. */
const isGiven = (kind: string, value: unknown): boolean =>
  value !== undefined && (value !== "" || kind.startsWith("switch_inline_query"));

/** The inline keyboard of a message. Other kinds of keyboard are not part of a message. */
export const keyboardOf = (markup: Markup | undefined): Markup | undefined =>
  markup?.inline_keyboard?.some((row) => row.length > 0)
    ? { inline_keyboard: markup.inline_keyboard.filter((row) => row.length > 0) }
    : undefined;

/** What ForceReply asks for. It is not part of the message either. */
export const promptOf = (markup: Markup | undefined): Prompt | undefined =>
  markup?.force_reply === true
    ? {
        placeholder: markup.input_field_placeholder ?? "",
        selective: markup.selective === true,
      }
    : undefined;

function mistake(given: unknown, error: z.ZodError): string {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return "object expected as reply markup";
  }
  const [issue] = error.issues;
  if (issue?.path[0] === "input_field_placeholder") return "REPLY_MARKUP_INVALID";
  return (issue?.path.length ?? 0) <= 2
    ? 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    : `can't parse inline keyboard button: ${issue?.message}`;
}
