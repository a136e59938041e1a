import { type DestinationStream, type Logger, pino } from "pino";
import { redact } from "./redact.ts";
import { traceFields } from "./trace.ts";

export type Log = Logger;

/**
 * JSON lines on standard output, each with the trace id of the job that it tells of. Secrets are
 * masked at the writer, after serialization.
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

/** Not pino's own: once nobody reads standard output any more, that one blocks the process for ever. */
function standardOutput(): DestinationStream {
  process.stdout.off("error", ignore).on("error", ignore);
  return process.stdout;
}

const ignore = () => {};
