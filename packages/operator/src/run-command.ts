import { start } from "@memory/shared/start";
import { explainTrouble } from "./explain-trouble.ts";
import type { Memory } from "./find-memory.ts";

/** What a command line comes to when there is nothing to do but to say something. */
export type Saying = { readonly say: string; readonly exitCode: number };

/** Says it where it belongs, and ends. */
export function endSaying({ say, exitCode }: Saying): never {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${say}\n`);
  process.exit(exitCode);
}

/** Runs a command on Memory; trouble that its operator can mend ends it with one sentence. */
export function runCommand(
  name: string,
  find: () => Memory,
  run: (memory: Memory) => Promise<void>,
): void {
  start(name, async () => {
    const memory = find();
    await run(memory).catch((error: unknown) => {
      throw explainTrouble(error, memory.place);
    });
  });
}
