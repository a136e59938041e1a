import type { Author } from "@memory/shared/contracts/tweet";
import { shorten } from "@memory/shared/telegram/shorten";
import { shownLine } from "@memory/shared/telegram/shown-text";

const maxLength = 60;

/** An author's name in one line, in plain text; the handle of one who has none. */
export const nameOf = ({ name, handle }: Author): string =>
  shorten(shownLine(name), maxLength) || `@${handle}`;

const writtenFromRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** HTML or text of a part of a line, so that one written from the right does not change the order of the others. */
export const isolated = (part: string): string =>
  writtenFromRight.test(part) ? `\u2068${part}\u2069` : part;
