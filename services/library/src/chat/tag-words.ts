import { createHash } from "node:crypto";
import { tagKey } from "@memory/archive/rows/labels";
import { escapeHtml } from "@memory/shared/telegram/html";
import { shownLine } from "@memory/shared/telegram/shown-text";

/** A tag as a button carries it, since the tag itself may have no room: eight characters that name it. */
export const tagCode = (tag: string): string =>
  createHash("sha256").update(tagKey(tag)).digest("base64url").slice(0, 8);

const isTag = /^[#＃][^\s#＃]+$/u;

/** The tags of a text that consists of nothing else, such as `#birds #art`; undefined for any other text. */
export function tagsAlone(text = ""): string[] | undefined {
  const words = text.split(/[\s,]+/u).filter((word) => word !== "");
  return words.length > 0 && words.every((word) => isTag.test(word)) ? words : undefined;
}

/** A tag as it is shown, with # before it, in plain text. */
export const shownTag = (tag: string): string => `#${shownLine(tag).replace(/^[#＃]+/u, "")}`;

export const tagsHtml = (tags: readonly string[]): string =>
  tags.map((tag) => escapeHtml(shownTag(tag))).join(" ");
