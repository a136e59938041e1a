import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";

/** A string field of a JSON object, in which a number counts as one. Its errors are Telegram's words. */
export const required = (name: string) => stringField(name, undefined);

/** As `required`, but the field may be absent. It is then empty. */
export const optional = (name: string) => stringField(name, "");

const stringField = (name: string, ifAbsent: string | undefined) =>
  z
    .unknown()
    .optional()
    .transform((given, context): string => {
      const value = given ?? ifAbsent;
      if (typeof value === "string") return value;
      if (typeof value === "number") return String(value);
      const message =
        value === undefined
          ? `can't find field "${name}"`
          : `field "${name}" must be of type String`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });

export const jsonObject = (name: string) =>
  z.looseObject({}, { error: `field "${name}" must be of type Object` });

/** Parses a part of a call that is JSON. Throws an ApiError with the words of the schema. */
export function readJson<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw badRequest(parsed.error.issues[0]?.message ?? "wrong parameters");
}
