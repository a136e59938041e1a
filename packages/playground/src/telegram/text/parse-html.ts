import { badRequest } from "../calls/api-error.ts";
import { readReference } from "./character-reference.ts";
import { type Entity, type FormattedText, inReadingOrder } from "./formatted-text.ts";
import { readEndTag, readStartTag, type StartTag, tagName } from "./html-tag.ts";
import { checkedLink } from "./link.ts";

const entityTypes: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  "tg-emoji": "custom_emoji",
  a: "text_link",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

type Open = StartTag & { offset: number };

/**
 * Parses text with `parse_mode: "HTML"` as https://core.telegram.org/bots/api#html-style says.
 * Throws "can't parse entities: …" in Telegram's words; offsets in them are UTF-8 bytes.
 */
export function parseHtml(source: string): FormattedText {
  const entities: Entity[] = [];
  const open: Open[] = [];
  const plain = /[^<&]+/y;
  let text = "";
  let at = 0;
  while (at < source.length) {
    if (source[at] === "&") {
      const reference = readReference(source, at);
      text += reference.text;
      at = reference.end;
    } else if (source[at] !== "<") {
      plain.lastIndex = at;
      text += plain.exec(source)?.[0] ?? "";
      at = plain.lastIndex;
    } else if (source[at + 1] === "/") {
      const { tag, end } = closing(source, at, open);
      const entity = toEntity(tag, text);
      if (entity !== undefined) entities.push(entity);
      at = end;
    } else {
      const tag = opening(source, at);
      open.push({ ...tag, offset: text.length });
      at = tag.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw refusal(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  return { text, entities: inReadingOrder(withLanguages(entities)) };
}

function opening(source: string, at: number): StartTag {
  const where = `at byte offset ${bytesBefore(source, at)}`;
  const written = tagName(source, at + 1);
  const name = written.toLowerCase();
  if (at + 1 + written.length >= source.length) throw refusal(`Unclosed start tag ${where}`);
  if (!Object.hasOwn(entityTypes, name)) {
    throw refusal(`Unsupported start tag "${name}" ${where}`);
  }
  const tag = readStartTag(source, at);
  if (tag === "unclosed") throw refusal(`Unclosed start tag ${where}`);
  if (tag === "malformed") throw refusal(`Unexpected end of name token ${where}`);
  if (name === "span" && tag.attributes.get("class") !== "tg-spoiler") {
    throw refusal(`Tag "span" must have class "tg-spoiler" ${where}`);
  }
  return tag;
}

function closing(source: string, at: number, open: Open[]): { tag: Open; end: number } {
  const where = `at byte offset ${bytesBefore(source, at)}`;
  const tag = open.pop();
  if (tag === undefined) throw refusal(`Unexpected end tag ${where}`);
  const found = readEndTag(source, at);
  if (found === "unclosed") throw refusal(`Unclosed end tag ${where}`);
  if (found.name !== "" && found.name !== tag.name) {
    throw refusal(
      `Unmatched end tag ${where}, expected "</${tag.name}>", found "</${found.name}>"`,
    );
  }
  return { tag, end: found.end };
}

/** The entity of a tag. None for an empty tag, and for a link without a valid address. */
function toEntity({ name, attributes, offset }: Open, text: string): Entity | undefined {
  const length = text.length - offset;
  if (length === 0) return undefined;
  const type = entityTypes[name] ?? name;
  if (type === "text_link") {
    const url = checkedLink(attributes.get("href") || text.slice(offset));
    return url === undefined ? undefined : { type, offset, length, url };
  }
  if (type === "custom_emoji") {
    return { type, offset, length, custom_emoji_id: attributes.get("emoji-id") ?? "" };
  }
  if (type === "blockquote" && attributes.has("expandable")) {
    return { type: "expandable_blockquote", offset, length };
  }
  const language = /^language-(.+)/.exec(attributes.get("class") ?? "")?.[1];
  return type === "code" && language !== undefined
    ? { type, offset, length, language }
    : { type, offset, length };
}

/** Merges `<pre><code class="language-x">` to one `pre` with a language. Other code has no language. */
function withLanguages(entities: Entity[]): Entity[] {
  const same = (a: Entity, b: Entity) => a.offset === b.offset && a.length === b.length;
  const languageOf = (pre: Entity) =>
    entities.find((other) => other.type === "code" && other.language && same(other, pre))?.language;
  return entities.flatMap((entity) => {
    const { language, ...rest } = entity;
    if (entity.type === "pre") {
      const found = languageOf(entity);
      return found === undefined ? [rest] : [{ ...rest, language: found }];
    }
    const swallowed =
      language !== undefined &&
      entities.some((other) => other.type === "pre" && same(other, entity));
    return swallowed ? [] : [rest];
  }) as Entity[];
}

const bytesBefore = (source: string, at: number) => Buffer.byteLength(source.slice(0, at));
const refusal = (words: string) => badRequest(`can't parse entities: ${words}`);
