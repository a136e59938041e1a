import { z } from "zod";
import type { User } from "../chats/people.ts";
import type { Upload } from "../files/files.ts";
import type { World } from "../world.ts";
import { badRequest } from "./api-error.ts";

export type Params = Record<string, unknown>;
export type Call = {
  bot: User;
  params: Params;
  files: ReadonlyMap<string, Upload>;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
};
export type Outcome = { result: unknown; description?: string };
/** A method of the Bot API. Throws an ApiError to refuse. */
export type Method = (world: World, call: Call) => Outcome | Promise<Outcome>;

export const done: Outcome = { result: true };

/** Parses a call's fields. The messages in the schema are Telegram's own words for what is wrong. */
export function read<T extends z.ZodType>(schema: T, params: Params): z.output<T> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw badRequest(parsed.error.issues[0]?.message ?? "wrong parameters");
}

const anything = z.unknown().optional();

/** Reads numbers and booleans as the real server does: anything unreadable is 0 or false. */
export const integer = anything.transform((value) => {
  const number = typeof value === "number" ? value : Number.parseInt(String(value ?? ""), 10);
  return Number.isSafeInteger(number) ? number : 0;
});
export const boolean = anything.transform((value) => /^(true|yes|1)$/i.test(String(value ?? "")));
export const string = anything.transform((value) =>
  value === undefined || value === null ? "" : String(value),
);

/** Parses a nested field, which is a JSON string unless the whole body is JSON. */
export const nested = (what: string) =>
  anything.transform((value, context) => {
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: `can't parse ${what} JSON object` });
      return z.NEVER;
    }
  });
