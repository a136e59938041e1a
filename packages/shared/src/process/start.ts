import { inspect } from "node:util";
import { StartError } from "../errors.ts";
import { redact } from "./redact.ts";

/** Tells a supervisor not to try again: the configuration has to change first (EX_CONFIG). */
export const exitCodeForMisconfiguration = 78;

/**
 * Runs a process's `main`. A StartError ends the process with its one sentence on standard error;
 * whatever else nobody has caught, then or later, with all that is known of it but the secrets.
 */
export function start(service: string, main: () => Promise<void>): void {
  // A report on a crash, if somebody has one written, lists the environment otherwise.
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
