import { redact } from "@memory/shared/log";
import { formatLine } from "./format-line.ts";

/** What a person at the terminal, or whoever reads the logs, gets to see. */
export type Output = {
  /** A log line: JSON, as whoever collects logs wants it; short and plain in a terminal. */
  line(json: string): void;
  /** A sentence of the launcher for a person. */
  say(sentence: string): void;
  /** What a program wrote to standard error. */
  complaint(text: string): void;
};

export function createOutput({ forPeople }: { forPeople: boolean }): Output {
  const write = (text: string) => void process.stdout.write(`${text}\n`);
  // Whoever read our output may have gone; the bot goes on.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  return {
    line: forPeople ? (json) => write(formatLine(json)) : write,
    say: write,
    complaint: (text) => void process.stderr.write(`${redact(text)}\n`),
  };
}
