import { z } from "zod";

/** A field we can do without: a value that does not fit the schema counts as absent. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().catch(undefined).transform(nullAsUndefined);

/**
 * A field whose presence matters even if its value does not fit the schema: then it is "unread".
 */
export const orUnread = <T extends z.ZodType>(schema: T) =>
  z
    .unknown()
    .optional()
    .transform((value) =>
      value === undefined || value === null
        ? undefined
        : (schema.safeParse(value).data ?? ("unread" as const)),
    );

/**
 * The entries that fit the schema, among the first `limit` (default 200). Anything but a list
 * counts as an empty list, because sources leave empty lists out.
 */
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

/** Holds the longest note, which has 125,000 characters once it is escaped. */
export const RawTextString = z.string().max(150_000);

/**
 * A size, a duration or a number of people. What cannot be one (negative, or above 2^53 - 1) does not
 * fit, because queues and tables would refuse the whole tweet for it.
 */
export const Quantity = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** A quantity, or its digits as a string. */
export const Count = z.union([
  Quantity.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/** Begin and end of a part of a text. */
export const Indices = z.tuple([z.number().int(), z.number().int()]);

const nullAsUndefined = <T>(value: T): NonNullable<T> | undefined => value ?? undefined;
