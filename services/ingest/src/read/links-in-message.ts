import type { Link } from "@memory/shared/contracts/link";
import { ellipsisAt } from "@memory/shared/contracts/links/ellipsis";
import type { MirrorHosts } from "@memory/shared/contracts/links/hosts";
import { makeLinks } from "@memory/shared/contracts/links/make-links";
import { scanText } from "@memory/shared/contracts/links/scan-text";
import { cutAtSpace } from "./cut-at-space.ts";
import { replaceRanges } from "./replace-ranges.ts";
import type { Content, Entity, Message } from "./telegram-update.ts";
import { textsInAttachments } from "./texts-in-attachments.ts";

/** The X links of a message, in the order of text or caption, preview, buttons, rich text, polls and the like. */
export const linksIn = (content: Content, mirrorHosts?: MirrorHosts): Link[] =>
  makeLinks(candidatesIn(content, mirrorHosts), mirrorHosts);

/** The X links of the message that this one replies to, or of the part that it quotes. */
export function linksRepliedTo(message: Message, mirrorHosts?: MirrorHosts): Link[] {
  const { reply_to_message, quote, external_reply } = message;
  const quoted = quote === undefined ? [] : inText(quote.text, quote.entities);
  const candidates = [
    ...(reply_to_message === undefined ? [] : candidatesIn(reply_to_message, mirrorHosts)),
    ...quoted,
    ...(external_reply === undefined ? [] : inPreview(external_reply, quoted, mirrorHosts)),
    ...(external_reply === undefined ? [] : inAttachments(external_reply)),
  ];
  return makeLinks(candidates, mirrorHosts);
}

function candidatesIn(content: Content, mirrorHosts: MirrorHosts): string[] {
  const written = [
    ...inText(content.text, content.entities),
    ...inText(content.caption, content.caption_entities),
  ];
  return [
    ...written,
    ...inPreview(content, written, mirrorHosts),
    ...inButtons(content),
    ...inRichMessage(content.rich_message),
    ...inAttachments(content),
  ];
}

const inAttachments = (content: Readonly<Record<string, unknown>>): string[] =>
  textsInAttachments(content).flatMap(({ text, entities }) => inText(text, entities));

/** The links that Telegram marked, and whatever else in the text looks like one. */
function inText(text = "", entities: Entity[] = []): string[] {
  const marked = entities.flatMap(({ type, offset, length, url }) => {
    if (type === "text_link") return url === undefined ? [] : [{ start: offset, candidate: url }];
    if (type !== "url") return [];
    const end = offset + length;
    return [{ start: offset, candidate: text.slice(offset, end) + ellipsisAt(text, end) }];
  });
  return [...marked, ...scanText(withoutMarked(text, entities))]
    .sort((one, other) => one.start - other.start)
    .map(toCandidate);
}

const toCandidate = ({ candidate }: { candidate: string }): string => candidate;

const marksMeaning = new Set([
  ...["url", "text_link", "email", "hashtag", "cashtag", "mention", "text_mention"],
  ...["bot_command", "phone_number"],
]);

/** Replaces marked parts by as many @, since no host name can begin right after an @. */
const withoutMarked = (text: string, entities: Entity[]): string =>
  replaceRanges(
    text,
    entities.filter(({ type }) => marksMeaning.has(type)),
    (length) => "@".repeat(length),
  );

type Preview = Pick<Content, "link_preview_options">;

/** Telegram previews a cut link too, without the ellipsis that tells that it is cut. */
function inPreview(
  { link_preview_options: preview }: Preview,
  written: string[],
  mirrorHosts: MirrorHosts,
): string[] {
  const url = preview?.url;
  if (url === undefined) return [];
  const isCut = makeLinks(written, mirrorHosts).some(
    (link) => link.refused === "cut" && addressOf(link.url).startsWith(addressOf(url)),
  );
  return isCut ? [] : [url];
}

const addressOf = (url: string): string => url.replace(/^https?:\/\//i, "").toLowerCase();

const inButtons = ({ reply_markup }: Content): string[] =>
  (reply_markup?.inline_keyboard ?? []).flat().flatMap(({ url }) => url ?? []);

const maxDepth = 40;
const maxParts = 10_000;

/** Searches the texts and links of all blocks: https://core.telegram.org/bots/api#richmessage */
function inRichMessage(message: unknown): string[] {
  const candidates: string[] = [];
  let visited = 0;
  const visit = (part: unknown, field: string, depth: number): void => {
    visited += 1;
    if (visited > maxParts) return;
    if (typeof part === "string") {
      if (field === "url") candidates.push(part);
      if (field === "text") candidates.push(...scanText(cutAtSpace(part)).map(toCandidate));
    }
    if (typeof part !== "object" || part === null || depth > maxDepth) return;
    for (const name in part) {
      if (visited > maxParts) return;
      visit(Reflect.get(part, name), Array.isArray(part) ? field : name, depth + 1);
    }
  };
  visit(message, "", 0);
  return candidates;
}
