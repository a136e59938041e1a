import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { findEntities } from "./find-entities.ts";
import { cleaned, type Entity, type FormattedText, inReadingOrder } from "./formatted-text.ts";
import { parseHtml } from "./parse-html.ts";

type Given = { text: string; parseMode: string; entities: unknown };

const maxLength = 4096;

const Entities = z.array(
  z.looseObject({
    type: z.string(),
    offset: z.number().int().min(0),
    length: z.number().int().min(0),
  }),
);

/** Entities that Telegram finds by itself. Those that a bot names are ignored. */
const foundNotGiven = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
]);

/**
 * The text of a bot's message as the chat shows it. Throws an ApiError with Telegram's reason to refuse
 * it.
 */
export function givenText(given: Given): FormattedText {
  if (given.text === "") throw badRequest("message text is empty");
  if (Buffer.byteLength(given.text) > 32_768) throw badRequest("text is too long");
  const formatted = cleaned(parsed({ ...given, text: given.text.replaceAll("\r", "") }));
  if (formatted.text === "") throw badRequest("message text is empty");
  if (formatted.text.length > maxLength) throw badRequest("message is too long");
  const found = findEntities(formatted.text, formatted.entities);
  return { text: formatted.text, entities: inReadingOrder([...formatted.entities, ...found]) };
}

/** The caption of a call. It may be empty and has at most 1024 characters. */
export function givenCaption(given: Given): FormattedText {
  const formatted = cleaned(parsed({ ...given, text: given.text.replaceAll("\r", "") }));
  if (formatted.text.length > 1024) throw badRequest("message caption is too long");
  return formatted;
}

function parsed({ text, parseMode, entities }: Given): FormattedText {
  switch (parseMode.toLowerCase()) {
    case "html":
      return parseHtml(text);
    case "":
    case "none":
      return { text, entities: givenEntities(entities) };
    case "markdown":
    case "markdownv2":
      throw badRequest("the playground reads no parse_mode but HTML");
    default:
      throw badRequest("unsupported parse_mode");
  }
}

function givenEntities(given: unknown): Entity[] {
  if (given === undefined || !Array.isArray(given)) return [];
  const read = Entities.safeParse(given);
  if (!read.success) {
    throw badRequest(`can't parse MessageEntity: ${read.error.issues[0]?.message}`);
  }
  return read.data.filter(({ type }) => !foundNotGiven.has(type));
}
