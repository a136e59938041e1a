/** A formatted part of a text. Offset and length count UTF-16 units, as in a JavaScript string. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string | undefined;
  language?: string | undefined;
  [field: string]: unknown;
};

export type FormattedText = { text: string; entities: Entity[] };

/** Sorts entities as Telegram does: by position, outer ones before inner ones. */
export const inReadingOrder = (entities: Entity[]): Entity[] =>
  entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);

/** Cleans a text as Telegram does: control characters become spaces, both ends are trimmed. */
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
