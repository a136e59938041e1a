import type { Post } from "@memory/shared/contracts/tweet";

/** Whether `first` has a cut text and `second` has the whole of it. */
export const takesText = (first: Post, second: Post): boolean =>
  first.missing.includes("text") &&
  !second.missing.includes("text") &&
  beginsWith(second.text, first.text);

/** Ignores reply mentions, links and white space. */
const beginsWith = (whole: string, cut: string): boolean =>
  comparable(whole).startsWith(comparable(cut).replace(/(?:…|\.{3})$/, ""));

const comparable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/^(?:[@＠]\w+\s+)+/, "")
    .replace(/https?:\/\/\S+/g, "")
    .replace(/\s+/g, " ")
    .trim();
