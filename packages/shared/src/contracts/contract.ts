import type { z } from "zod";

/** A kind of message and the queue it travels on. */
export type Contract<T> = {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Its messages may wait for hours. By default they are late after minutes, and more tasks are started for them. */
  readonly isPatient?: true;
};
