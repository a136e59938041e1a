import { StartError } from "./errors.ts";
import { redact } from "./log.ts";

/** Tells a supervisor not to try again: the configuration has to change first (EX_CONFIG). */
export const exitCodeForMisconfiguration = 78;

/** Runs a process's `main`; a StartError ends it with its one sentence on standard error. */
export function start(service: string, main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const misconfigured = error instanceof StartError;
    const told = misconfigured ? error.message : error instanceof Error ? error.stack : error;
    process.stderr.write(redact(`${service}: ${told}\n`));
    process.exit(misconfigured ? exitCodeForMisconfiguration : 1);
  });
}
