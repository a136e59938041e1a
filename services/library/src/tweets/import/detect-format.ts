import { encodingOf } from "./decode-text.ts";
import { isLibrary } from "./formats/read-library.ts";
import { delimiterOf } from "./formats/read-table.ts";
import type { UnknownFile } from "./record.ts";

export type Format = "zip" | "library" | "bookmarks" | "json" | "json-lines" | "table" | "text";

/** How many of a file's first bytes tell what it is. */
export const headBytes = 16_384;

const signatures: readonly [bytes: string, UnknownFile | "zip"][] = [
  ["504b0304", "zip"],
  ["504b0506", "zip"],
  ["25504446", "pdf"],
  ["89504e47", "picture"],
  ["ffd8ff", "picture"],
  ["47494638", "picture"],
  ["1f8b", "archive"],
  ["526172211a07", "archive"],
  ["377abcaf271c", "archive"],
  ["fd377a585a00", "archive"],
  ["d0cf11e0", "spreadsheet"],
  ["1a45dfa3", "video"],
];

/** What a file is, by its first bytes rather than by its name: people and programs rename files. */
export function detectFormat(
  name: string,
  head: Buffer,
): { format: Format; text: string } | UnknownFile {
  if (head.length === 0) return "empty";
  const hex = head.subarray(0, 8).toString("hex");
  const signature = signatures.find(([bytes]) => hex.startsWith(bytes))?.[1];
  if (signature === "zip") return { format: "zip", text: "" };
  if (signature !== undefined) return signature;
  if (head.subarray(4, 8).toString() === "ftyp") return "video";
  const encoding = encodingOf(head);
  if (encoding === "utf-8" && head.includes(0)) return "binary";
  const text = new TextDecoder(encoding).decode(head);
  if (text.trim() === "") return "empty";
  const format = formatOfText(name, text);
  return format === "web-page" ? format : { format, text };
}

function formatOfText(name: string, text: string): Exclude<Format, "zip"> | "web-page" {
  if (isLibrary(text)) return "library";
  if (/<!doctype netscape-bookmark/i.test(text) || /<dl\b[\s\S]*<dt>/i.test(text))
    return "bookmarks";
  if (/^\s*<(?:!doctype|html|\?xml|head|body)\b/i.test(text)) return "web-page";
  if (/^\s*(?:window\.)?[\w.$]+\s*=\s*[[{]/.test(text)) return "json";
  if (isJsonLines(text)) return "json-lines";
  if (/^\s*(?:\[\s*(?:["{[\]\d-]|null)|\{\s*["}])/.test(text)) return "json";
  return isTable(name, text) ? "table" : "text";
}

function isJsonLines(text: string): boolean {
  const [first = "", second] = text.trim().split("\n");
  if (!first.startsWith("{") || second?.startsWith("{") !== true) return false;
  try {
    return typeof JSON.parse(first) === "object";
  } catch {
    return false;
  }
}

function isTable(name: string, text: string): boolean {
  if (/\.(?:csv|tsv)$/i.test(name)) return true;
  if (/\.(?:txt|md|markdown)$/i.test(name)) return false;
  const [first = "", second = ""] = text.split("\n");
  const delimiter = delimiterOf(text);
  const columns = first.split(delimiter).length;
  return columns > 1 && /^["\w]/.test(first) && second.split(delimiter).length >= columns;
}
