import { existsSync } from "node:fs";
import { start } from "@memory/shared/process/start";
import { explainTrouble } from "./explain-trouble.ts";
import { findMemory, type Memory, type Part } from "./find-memory.ts";

/** What a command comes to. */
export type Saying = { readonly say: string; readonly exitCode: number };

type Command<Asked> = {
  /** Filled with what `.env` in the working directory says beside it. */
  readonly env: NodeJS.ProcessEnv;
  readonly needs: readonly Part[];
  readonly readFlags: () => Asked | Saying;
  /** What is to be said in the end. */
  readonly run: (asked: Asked, memory: Memory) => Promise<Saying>;
};

/** Runs an operator's command; trouble that the operator can mend ends it with one sentence. */
export function runCommand<Asked extends object>(name: string, command: Command<Asked>): void {
  start(name, async () => {
    if (existsSync(".env")) process.loadEnvFile(".env");
    const asked = command.readFlags();
    if ("say" in asked) endSaying(asked);
    const memory = findMemory(command.env, command.needs);
    try {
      endSaying(await command.run(asked, memory));
    } catch (error) {
      throw explainTrouble(error, memory.place);
    }
  });
}

/** Says it where it belongs, and ends. */
function endSaying({ say, exitCode }: Saying): never {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${say}\n`);
  process.exit(exitCode);
}
