import { z } from "zod";

/** What every queue message carries beside its own fields. */
export const envelope = {
  version: z.literal(1),
  /** 32 hex digits, given once per update; on every log line and later message of the job. */
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
};
