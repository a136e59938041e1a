/**
 * The text of a file: UTF-8, or UTF-16 if it begins with that mark, as Excel's "Unicode text" does. The mark itself
 * is left out.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  const rest = decoder?.decode() ?? "";
  if (rest !== "") yield rest;
}

export function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** Longer lines are cut: no line of a text that people write is. */
const maxLine = 1_000_000;

/** The lines of a text, counted from 1. */
export async function* linesOf(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  let rest = "";
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n");
    rest = (parts.pop() ?? "").slice(0, maxLine);
    for (const part of parts) {
      line += 1;
      yield { line, text: part.replace(/\r$/, "") };
    }
  }
  if (rest !== "") yield { line: line + 1, text: rest.replace(/\r$/, "") };
}

export const countLines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
};
