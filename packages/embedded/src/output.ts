import { redact } from "@memory/shared/process/redact";
import { formatLine } from "./format-line.ts";

/** What a person at the terminal, or whoever reads the logs, gets to see. */
export type Output = {
  /** A log line: JSON, as whoever collects logs wants it; short and plain in a terminal. */
  line(json: string): void;
  /** A sentence of the launcher for a person. */
  say(sentence: string): void;
  /** What a program wrote to standard error; not what another has said in the same words. */
  complaint(program: string, text: string): void;
};

export function createOutput({ forPeople }: { forPeople: boolean }): Output {
  const write = (text: string) => void process.stdout.write(`${text}\n`);
  const writeSome = (text: string | undefined) => {
    if (text !== undefined) write(text);
  };
  // Whoever read our output may have gone; the bot goes on.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  const saidBy = new Map<string, string>();
  const isSaid = (program: string, text: string) => {
    if (!text.startsWith(`${program}: `)) return false;
    const sentence = text.slice(program.length);
    const first = saidBy.get(sentence) ?? program;
    saidBy.set(sentence, first);
    return first !== program;
  };
  return {
    line: forPeople ? (json) => writeSome(formatLine(json)) : write,
    say: write,
    complaint: (program, text) => {
      if (!isSaid(program, text)) process.stderr.write(`${redact(text)}\n`);
    },
  };
}
