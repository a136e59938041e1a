import { decodeReferences } from "./character-reference.ts";

/** Reads a tag, or gives the reason why Telegram refuses it. `end` is the index after its `>`. */
export type StartTag = { name: string; attributes: Map<string, string>; end: number };

const attribute =
  /\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]*(?=[\s>]))))?(?=[\s>])/y;

export function readStartTag(source: string, at: number): StartTag | "unclosed" | "malformed" {
  const name = tagName(source, at + 1);
  let end = at + 1 + name.length;
  const attributes = new Map<string, string>();
  for (;;) {
    const rest = /\s*/y;
    rest.lastIndex = end;
    rest.exec(source);
    if (rest.lastIndex >= source.length) return "unclosed";
    if (source[rest.lastIndex] === ">") {
      return { name: name.toLowerCase(), attributes, end: rest.lastIndex + 1 };
    }
    attribute.lastIndex = end;
    const found = attribute.exec(source);
    if (found === null) return source.includes(">", end) ? "malformed" : "unclosed";
    const [, key = "", double, single, token] = found;
    attributes.set(key.toLowerCase(), decodeReferences(double ?? single ?? token ?? ""));
    end = attribute.lastIndex;
  }
}

export function readEndTag(source: string, at: number): { name: string; end: number } | "unclosed" {
  const name = tagName(source, at + 2);
  const close = /\s*>/y;
  close.lastIndex = at + 2 + name.length;
  return close.test(source) ? { name: name.toLowerCase(), end: close.lastIndex } : "unclosed";
}

/** The characters from `from` to the next space or `>`. */
export function tagName(source: string, from: number): string {
  const name = /[^\s>]*/y;
  name.lastIndex = from;
  return name.exec(source)?.[0] ?? "";
}
