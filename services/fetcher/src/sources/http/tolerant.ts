import { z } from "zod";

/** A part we can do without: anything that does not fit counts as absent. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().catch(undefined).transform(nullAsUndefined);

/** The entries that fit, of the first 200; sources leave empty lists out, or put `[]` for an object. */
export const listOf = <T extends z.ZodType>(schema: T, limit = 200) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.slice(0, limit).flatMap((entry) => {
        const parsed = schema.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
      }),
    );

/** Escaped, the longest note has 125,000 characters. */
export const RawTextString = z.string().max(150_000);

/** A number, or its digits as a string. */
export const Count = z.union([
  z.number().int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

export const Indices = z.tuple([z.number().int(), z.number().int()]);

const nullAsUndefined = <T>(value: T): NonNullable<T> | undefined => value ?? undefined;
