import { redact } from "@memory/shared/process/redact";
import { formatLine } from "./format-line.ts";

/** What the launcher writes, for a person at a terminal or for a log collector. */
export type Output = {
  /** Writes a log line: as JSON, or short and readable in a terminal. */
  line(json: string): void;
  /** Writes a sentence of the launcher for a person. */
  say(sentence: string): void;
  /** Passes on a program's standard error, without sentences that another program has said already. */
  complaint(program: string, text: string): void;
};

export function createOutput({ forPeople }: { forPeople: boolean }): Output {
  const write = (text: string) => void process.stdout.write(`${text}\n`);
  const writeSome = (text: string | undefined) => {
    if (text !== undefined) write(text);
  };
  // The bot goes on even if nobody reads its output any more (EPIPE).
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
