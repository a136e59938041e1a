import { type DestinationStream, type Logger, pino } from "pino";
import { redact } from "./redact.ts";
import { traceFields } from "./trace.ts";

export type Log = Logger;

/**
 * Logs JSON lines to standard output, each with the trace id of its job. Secrets are masked after
 * serialization, so that none gets through in any field.
 */
export function createLog(
  service: string,
  level: string,
  destination: DestinationStream = standardOutput(),
): Log {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: traceFields,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: redact },
  };
  return pino(options, destination);
}

/**
 * Does not use pino's own destination, because that blocks the process for ever once nobody reads
 * standard output.
 */
function standardOutput(): DestinationStream {
  process.stdout.off("error", ignore).on("error", ignore);
  return process.stdout;
}

const ignore = () => {};
