import { inspect } from "node:util";
import { type RetryableError, StartError } from "../errors.ts";
import { redact } from "./redact.ts";

/**
 * Tells the supervisor not to restart this process: its configuration has to change first (EX_CONFIG).
 */
export const exitCodeForMisconfiguration = 78;

type Options = {
  /** Turns an uncaught error that a person can do something about into one that is told in a sentence. */
  readonly explain?: (error: unknown) => StartError | RetryableError | undefined;
};

/**
 * Runs a process's `main`. A StartError ends the process with its one sentence on standard error. Any
 * other uncaught error, during the start or later, ends it with the whole error, secrets masked, and lets the
 * supervisor restart it.
 */
export function start(
  service: string,
  main: () => Promise<void>,
  { explain = () => undefined }: Options = {},
): void {
  // Otherwise a crash report, if somebody has turned it on, contains the environment with its secrets.
  process.report.excludeEnv = true;
  const end = (error: unknown) => {
    const explained = error instanceof StartError ? error : explain(error);
    const misconfigured = explained instanceof StartError;
    const told = explained?.message ?? inspect(error);
    process.stderr.write(redact(`${service}: ${told}\n`));
    process.exit(misconfigured ? exitCodeForMisconfiguration : 1);
  };
  process.on("uncaughtException", end);
  main().catch(end);
}
