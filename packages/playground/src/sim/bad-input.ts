import type { z } from "zod";

/** Told to the caller as it is, with the status 400 unless another is named. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  readonly statusCode: number;

  constructor(message: string, statusCode = 400) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** What the schema makes of the input, or one sentence about the first thing that is wrong. */
export function accept<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") || "the body";
  throw new BadInput(`${where}: ${issue?.message ?? "is not understood"}`);
}
