import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** The longest delay of a message, and far longer than we keep a received one invisible. */
const longestMs = 900_000;

/**
 * Makes `Date.now` of this process grow steadily, whatever becomes of the machine's clock: fauxqs compares
 * with it when a message may be received again, so a clock that is set back an hour would hold back
 * everything that waits for an hour.
 */
export function keepClockSteady(): void {
  const offset = Date.now() - performance.now();
  Date.now = () => Math.floor(offset + performance.now());
}

/**
 * Frees the messages in fauxqs's file that wait for a time further ahead than they can. The clock was set
 * back since they were stored. Call this before fauxqs opens the file.
 */
export function forgetFarTimes(file: string): void {
  if (!existsSync(file)) return;
  const db = new DatabaseSync(file);
  const furthest = Date.now() + longestMs;
  const has = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sqs_messages'").get();
  for (const column of has === undefined ? [] : ["delay_until", "visibility_deadline"])
    db.prepare(`UPDATE sqs_messages SET ${column} = 1 WHERE ${column} > ?`).run(furthest);
  db.close();
}
