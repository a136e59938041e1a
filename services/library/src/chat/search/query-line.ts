import { bold, escapeHtml } from "@memory/shared/telegram/html";
import { shownLine } from "@memory/shared/telegram/shown-text";

/** Longer queries are cut: nobody searches for more words. */
const maxLength = 256;

/** A query as it is asked and shown: in one line, without what cannot be seen. */
export const tidyQuery = (typed = ""): string =>
  shownLine(shownLine(typed).slice(0, maxLength).toWellFormed());

/**
 * The first line of every message of a search. A button has no room for the query, so a press reads it
 * from there.
 */
export const queryLine = (query: string): string => `🔎 ${bold(escapeHtml(query))}`;

/** The query that a message tells in its first line; undefined for a message that is none of a search. */
export const queryIn = (text = ""): string | undefined => /^🔎 (.+)/u.exec(text)?.[1]?.trim();
