import { type Entity, inReadingOrder } from "./formatted-text.ts";

const bareDomains =
  "com|org|net|io|me|dev|app|co|ai|gg|tv|info|edu|gov|uk|de|fr|es|it|jp|ru|br|in|ly|to|so|xyz|social|blog|news";

/** The patterns, tried in this order at each position. The first match takes its characters. */
const kinds: readonly { type: string; pattern: RegExp }[] = [
  { type: "url", pattern: /(?<![\p{L}\p{N}_@.])https?:\/\/[^\s<>"«»]+/giu },
  { type: "email", pattern: /(?<![\p{L}\p{N}_.])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/giu },
  {
    type: "url",
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_@./-])(?:[\p{L}\p{N}-]+\.)+(?:${bareDomains})(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])(?::\d{1,5})?(?:[/?#][^\s<>"«»]*)?`,
      "giu",
    ),
  },
  { type: "bot_command", pattern: /(?<![^\s(])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/@])/gi },
  {
    type: "hashtag",
    pattern: /(?<![\p{L}\p{N}_/#])#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]{1,256}/gu,
  },
  { type: "mention", pattern: /(?<![\p{L}\p{N}_/@])@[a-z][a-z0-9_]{2,31}(?![\w@])/giu },
];

const opaque = new Set(["code", "pre", "text_link", "text_mention", "url"]);

/**
 * Finds what Telegram marks in a text by itself: links, commands, hashtags, mentions, email addresses.
 */
export function findEntities(text: string, given: readonly Entity[] = []): Entity[] {
  const taken = given.filter(({ type }) => opaque.has(type));
  const found: Entity[] = [];
  for (const { type, pattern } of kinds) {
    for (const match of text.matchAll(pattern)) {
      const written = type === "url" ? withoutTail(match[0]) : match[0];
      const entity = { type, offset: match.index, length: written.length };
      if (![...taken, ...found].some((other) => overlap(other, entity))) found.push(entity);
    }
  }
  return inReadingOrder(found);
}

/** Cuts punctuation, and a closing bracket that the link itself does not open, off its end. */
function withoutTail(link: string): string {
  const shorter = link.replace(/[.,:;!?'"…]+$/u, "");
  const unopened = shorter.endsWith(")") && count(shorter, ")") > count(shorter, "(");
  if (unopened || shorter.endsWith("]")) return withoutTail(shorter.slice(0, -1));
  return shorter;
}

const count = (text: string, character: string) => text.split(character).length - 1;

const overlap = (a: Entity, b: Entity) =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;
