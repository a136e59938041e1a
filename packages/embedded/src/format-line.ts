import { styleText } from "node:util";
import { z } from "zod";

const logLine = z.looseObject({
  level: z.string(),
  time: z.string(),
  service: z.string(),
  msg: z.string().default(""),
  err: z.object({ message: z.string() }).optional(),
  traceId: z.string().optional(),
});

const notForPeople = new Set(["id", "updateId", "pid"]);
const colours = { warn: "yellow", error: "red", fatal: "red" } as const;

/**
 * Formats a JSON log line for a person at a terminal. A line that is not a log line stays as it is.
 * Undefined for the intermediate steps of a message, whose last step is logged too.
 */
export function formatLine(json: string): string | undefined {
  const parsed = logLine.safeParse(asJson(json));
  if (!parsed.success) return json;
  const { level, time, service, msg, err, traceId, ...rest } = parsed.data;
  if (level === "info" && isStep(service, msg, rest.outcome)) return undefined;
  const fields = Object.entries(rest)
    .filter(([name, value]) => !notForPeople.has(name) && isPlain(value))
    .filter(([, value]) => value !== "done")
    .map(([name, value]) => `${name}=${value}`);
  const trace = traceId === undefined ? undefined : `[${traceId.slice(0, 8)}]`;
  const parts = [msg, err?.message, ...fields, trace];
  const told = parts.filter((part) => part !== undefined).join("  ");
  const head = `${localTime(time)} ${service.padEnd(10)} ${level.padEnd(5)} `;
  const colour = colours[level as keyof typeof colours];
  return colour === undefined ? head + told : styleText(colour, head + told);
}

const isStep = (service: string, msg: string, outcome: unknown) =>
  msg === "update taken" || (service === "fetcher" && msg === "handled" && outcome === "done");

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isPlain = (value: unknown) => typeof value === "string" || typeof value === "number";

function localTime(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : at.toTimeString().slice(0, 8);
}
