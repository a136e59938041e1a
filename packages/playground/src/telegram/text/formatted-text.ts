/** Offsets and lengths are UTF-16 units: indices of a JavaScript string. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string | undefined;
  language?: string | undefined;
  [field: string]: unknown;
};

export type FormattedText = { text: string; entities: Entity[] };

/** Outer entities before inner ones, as Telegram lists them. */
export const inReadingOrder = (entities: Entity[]): Entity[] =>
  entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);

/** What Telegram does to every text it takes: controls become spaces, both ends are trimmed. */
export function cleaned({ text, entities }: FormattedText): FormattedText {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
  const plain = text.replace(/[\u0000-\u0009\u000b-\u001f]/g, " ");
  const start = plain.length - plain.trimStart().length;
  const kept = plain.trim();
  return {
    text: kept,
    entities: entities.flatMap((entity) => clipped(entity, start, kept.length)),
  };
}

function clipped(entity: Entity, start: number, length: number): Entity[] {
  const from = Math.max(entity.offset - start, 0);
  const to = Math.min(entity.offset + entity.length - start, length);
  return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
}
