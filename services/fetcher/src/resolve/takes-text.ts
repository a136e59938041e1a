import type { Post } from "@memory/shared/contracts/tweet";
import { comparable } from "../tweet/text/comparable.ts";

/** Whether `first` has a cut text, and `second` the whole of it or more of it. */
export const takesText = (first: Post, second: Post): boolean =>
  first.missing.includes("text") &&
  beginsWith(second.text, first.text) &&
  (!second.missing.includes("text") || isLonger(second.text, first.text));

/** Ignores reply mentions, links and white space. */
const beginsWith = (whole: string, cut: string): boolean =>
  comparable(whole).startsWith(withoutEllipsis(comparable(cut)));

const isLonger = (a: string, b: string): boolean =>
  withoutEllipsis(comparable(a)).length > withoutEllipsis(comparable(b)).length;

const withoutEllipsis = (text: string): string => text.replace(/\s*(?:…|\.{3})$/, "");
