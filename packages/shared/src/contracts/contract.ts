import type { z } from "zod";

/** A kind of message and the queue it travels on. */
export type Contract<T> = { readonly name: string; readonly schema: z.ZodType<T> };
