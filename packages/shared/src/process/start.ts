import { inspect } from "node:util";
import { StartError } from "../errors.ts";
import { redact } from "./redact.ts";

/**
 * Tells the supervisor not to restart this process: its configuration has to change first (EX_CONFIG).
 */
export const exitCodeForMisconfiguration = 78;

/**
 * Runs a process's `main`. A StartError ends the process with its one sentence on standard error. Any
 * other uncaught error, during the start or later, ends it with the whole error, secrets masked.
 */
export function start(service: string, main: () => Promise<void>): void {
  // Otherwise a crash report, if somebody has turned it on, contains the environment with its secrets.
  process.report.excludeEnv = true;
  const end = (error: unknown) => {
    const misconfigured = error instanceof StartError;
    const told = misconfigured ? error.message : inspect(error);
    process.stderr.write(redact(`${service}: ${told}\n`));
    process.exit(misconfigured ? exitCodeForMisconfiguration : 1);
  };
  process.on("uncaughtException", end);
  main().catch(end);
}
