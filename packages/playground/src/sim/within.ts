import { setTimeout as delay } from "node:timers/promises";
import { BadInput } from "./bad-input.ts";

/** Waits for the bot's answer. Throws a BadInput with status 504 if it does not come in time. */
export async function within(waitMs: number, answered: Promise<unknown>): Promise<unknown> {
  const late = new AbortController();
  const timeout = delay(waitMs, undefined, { signal: late.signal }).then(() => {
    throw new BadInput(`the bot did not answer within ${waitMs} ms`, 504);
  });
  try {
    return await Promise.race([answered, timeout]);
  } finally {
    timeout.catch(() => {});
    late.abort();
  }
}
