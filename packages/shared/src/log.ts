import { type Logger, pino } from "pino";

export type Log = Logger;

/** A bot token as it stands in every Telegram URL; whatever looks like one is masked. */
const botToken = /\b\d{5,}:[A-Za-z0-9_-]{20,}/g;

export const redact = (text: string): string => text.replace(botToken, "[token]");

/** JSON lines on standard output. Tokens are masked at the writer, after serialization. */
export function createLog(service: string, level: string): Log {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: redact },
  });
}
