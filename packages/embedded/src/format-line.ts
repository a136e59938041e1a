import { styleText } from "node:util";
import { z } from "zod";

const logLine = z.looseObject({
  level: z.string(),
  time: z.string(),
  service: z.string(),
  msg: z.string().default(""),
  err: z.object({ message: z.string() }).optional(),
});

const shownElsewhere = new Set(["level", "time", "service", "msg", "err", "traceId"]);
const colours = { warn: "yellow", error: "red", fatal: "red" } as const;

/** One log line as a person reads it in a terminal; what is no log line stays as it is. */
export function formatLine(json: string): string {
  const parsed = logLine.safeParse(asJson(json));
  if (!parsed.success) return json;
  const { level, time, service, msg, err, ...rest } = parsed.data;
  const fields = Object.entries(rest)
    .filter(([name, value]) => !shownElsewhere.has(name) && isPlain(value))
    .map(([name, value]) => `${name}=${value}`);
  const told = [msg, err?.message, ...fields].filter((part) => part !== undefined).join("  ");
  const head = `${localTime(time)} ${service.padEnd(10)} ${level.padEnd(5)} `;
  const colour = colours[level as keyof typeof colours];
  return colour === undefined ? head + told : styleText(colour, head + told);
}

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
