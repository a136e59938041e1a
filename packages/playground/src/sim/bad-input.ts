import type { z } from "zod";

/** Thrown for wrong input. Its message is the answer, with status 400 unless another is given. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  readonly statusCode: number;

  constructor(message: string, statusCode = 400) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** Parses the input. Throws BadInput with one sentence about the first mistake. */
export function accept<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") || "the body";
  throw new BadInput(`${where}: ${issue?.message ?? "is not understood"}`);
}
