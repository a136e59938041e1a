const reference = /&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot)(?![a-z]));?/iy;
const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Decodes the `&…;` that starts at `at`. One that Telegram does not know stays as it is. */
export function readReference(source: string, at: number): { text: string; end: number } {
  reference.lastIndex = at;
  const found = reference.exec(source);
  const text = found === null ? undefined : meaning(found);
  if (text === undefined) return { text: "&", end: at + 1 };
  return { text, end: reference.lastIndex };
}

export const decodeReferences = (source: string): string =>
  source.replace(/&(?:#x[0-9a-f]+|#\d+|(?:lt|gt|amp|quot)(?![a-z]));?/gi, (found) => {
    const { text, end } = readReference(found, 0);
    return text + found.slice(end);
  });

function meaning([, hex, decimal, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) return named[name];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0 && code < 0x10ffff && !surrogate ? String.fromCodePoint(code) : undefined;
}
