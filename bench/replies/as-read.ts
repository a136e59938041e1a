import { plain } from "@memory/shared/telegram/html";
import type { Read } from "./situation.ts";

type Rendered = {
  readonly html: string;
  readonly buttons?: readonly (readonly { readonly text: string }[])[];
};

/** A message as it looks in the chat: quotations have a bar, links and bold words are plain text. */
export const asRead = ({ html, buttons = [] }: Rendered): Read => ({
  text: plain(html.replace(/<blockquote([^>]*)>(.*?)<\/blockquote>/gs, quotation)),
  buttons: buttons.map((row) => row.map(({ text }) => text)),
});

const quotation = (_: string, attributes: string, html: string): string =>
  (attributes.includes("expandable") ? folded(html) : html)
    .split("\n")
    .map((line) => `▏${line}`)
    .join("\n");

/** Beginning and end of a long text, which Telegram folds until it is tapped. */
const folded = (text: string): string =>
  `${text.slice(0, 150)} (…${text.length - 200} characters more, folded until tapped…) ${text.slice(-50)}`;
