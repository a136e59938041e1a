import type { Params } from "./method.ts";

const nestedFields = [
  "allowed_updates",
  "button",
  "caption_entities",
  "commands",
  "entities",
  "link_preview_options",
  "media",
  "menu_button",
  "reaction",
  "reply_markup",
  "reply_parameters",
  "result",
  "results",
  "scope",
];
const numericFields = [
  "chat_id",
  "limit",
  "message_id",
  "message_thread_id",
  "offset",
  "reply_to_message_id",
  "timeout",
];

/** Parses the fields of a form as JSON. A field that is not JSON stays a string. */
export function typedFields(params: Params): Params {
  const typed = { ...params };
  for (const field of nestedFields) typed[field] = fromJson(params[field]);
  for (const field of numericFields) {
    const value = params[field];
    if (typeof value === "string" && /^-?\d{1,15}$/.test(value)) typed[field] = Number(value);
  }
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
}

function fromJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
