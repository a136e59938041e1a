import { askedOrExit, type ExitMessage, exitSaying } from "@memory/shared/process/command-line";
import { loadEnvFile } from "@memory/shared/process/load-env-file";
import { start } from "@memory/shared/process/start";
import { explainTrouble } from "./explain-trouble.ts";
import { findMemory, type Memory, type Part } from "./find-memory.ts";

type Command<Asked> = {
  /** The process environment, completed by `.env` in the working directory. */
  readonly env: NodeJS.ProcessEnv;
  readonly needs: readonly Part[];
  readonly readFlags: () => Asked | ExitMessage;
  /** Resolves with what to say in the end. */
  readonly run: (asked: Asked, memory: Memory) => Promise<ExitMessage>;
};

/** Runs an operator's command. An error that the operator can fix ends it with one sentence. */
export function runCommand<Asked extends object>(name: string, command: Command<Asked>): void {
  start(name, async () => {
    process.umask(0o077);
    loadEnvFile(command.env);
    const asked = askedOrExit(command.readFlags());
    const memory = findMemory(command.env, command.needs);
    try {
      exitSaying(await command.run(asked, memory));
    } catch (error) {
      throw explainTrouble(error, memory.place);
    }
  });
}
