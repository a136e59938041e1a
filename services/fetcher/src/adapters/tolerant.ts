import { z } from "zod";

/** A part we can do without: anything that does not fit counts as absent. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().catch(undefined).transform(nullAsUndefined);

/** The entries that fit, at most 200; sources leave empty lists out, or put `[]` for an object. */
export const listOf = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.slice(0, 200).flatMap((entry) => {
        const parsed = schema.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
      }),
    );

/** Escaped, the longest note has 125,000 characters. */
export const RawTextString = z.string().max(150_000);

export const Indices = z.tuple([z.number().int(), z.number().int()]);

const nullAsUndefined = <T>(value: T): NonNullable<T> | undefined => value ?? undefined;
