import { plain } from "./html.ts";
import type { RefusalReason } from "./refusals.ts";

/** What a message says, in Telegram's HTML, and the rows of buttons below it. */
export type Content = {
  readonly html: string;
  readonly buttons?: readonly (readonly Button[])[];
  /**
   * In place of buttons, and only of a new message: Telegram opens the person's keyboard for a reply to it,
   * with this hint of at most 64 characters.
   */
  readonly asks?: string | undefined;
  /** The picture or page of which Telegram shows a large preview below the text, if it can fetch it. */
  readonly previewUrl?: string | undefined;
};
export type Button =
  | { readonly text: string; readonly url: string }
  | { readonly text: string; readonly callback_data: string }
  /** Begins an inline query in this chat. */
  | { readonly text: string; readonly switch_inline_query_current_chat: string };

/** `html` with markup and buttons, `text` without markup, `bare` without buttons as well. */
export type Form = "html" | "text" | "bare";

/** The form to try after a refusal; undefined if another form cannot help. */
export function plainerForm(form: Form, why: RefusalReason): Form | undefined {
  if (why === "cannot-parse" && form === "html") return "text";
  return why === "rejected" && form !== "bare" ? "bare" : undefined;
}

/** The fields of `sendMessage` and `editMessageText`. A link has a preview only where one is asked for. */
export const fieldsOf = ({ html, buttons, previewUrl }: Content, form: Form) => ({
  ...(form === "html" ? { text: html, parse_mode: "HTML" as const } : { text: plain(html) }),
  ...(buttons === undefined || form === "bare"
    ? {}
    : { reply_markup: { inline_keyboard: buttons.map((row) => [...row]) } }),
  link_preview_options:
    previewUrl === undefined || form === "bare"
      ? { is_disabled: true }
      : { url: previewUrl, prefer_large_media: true },
});
