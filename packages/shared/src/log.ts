import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** A bot token as it stands in every Telegram URL; whatever looks like one is masked. */
const botToken = /\d+:[A-Za-z0-9_-]{20,}/g;

export const redact = (text: string): string => text.replace(botToken, "[token]");

/** JSON lines on standard output. Tokens are masked at the writer, after serialization. */
export function createLog(
  service: string,
  level: string,
  destination: DestinationStream = standardOutput(),
): Log {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
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
