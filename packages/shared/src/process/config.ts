import { z } from "zod";
import { StartError } from "../errors.ts";
import { hideSecrets } from "./redact.ts";

/** Parses a whole number from text. */
export function wholeNumber(least: number, most: number) {
  const error = `must be a whole number between ${least} and ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

/** A TCP port; 0 takes a free one. */
export const portNumber = (fallback: number) => wholeNumber(0, 65535).default(fallback);
export type PortNumber = ReturnType<typeof portNumber>;

const endpoint = z.url({ protocol: /^https?$/ }).optional();
/** A base URL without a trailing slash. */
export const apiRoot = (fallback: string) =>
  z
    .url({ protocol: /^https?$/ })
    .default(fallback)
    .transform((root) => root.replace(/\/+$/, ""));

export const slotCount = wholeNumber(1, 1000).default(50);

/** The variables that every service reads. */
export const commonConfig = {
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  HOST: z.string().min(1).default("127.0.0.1"),
  /** The OTLP collector for traces. Unset: no traces are recorded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.transform((url) => url?.replace(/\/+$/, "")),
};

export const queueConfig = {
  AWS_DEFAULT_REGION: z.string().min(1).default("us-east-1"),
  AWS_REGION: z.string().min(1).optional(),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_SQS: endpoint,
  QUEUE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,40}$/, "must be at most 40 characters of A-Z a-z 0-9 _ -")
    .default("memory-"),
  QUEUE_WAIT_SECONDS: wholeNumber(0, 20).default(10),
};

export const tableConfig = {
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  DYNAMODB_TABLE_NAME: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,200}$/, "must be 3 to 200 characters of A-Z a-z 0-9 _ . -")
    .default("Tweets"),
};

/** Where copies of media are kept. */
export const objectConfig = {
  AWS_ENDPOINT_URL_S3: endpoint,
  MEDIA_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be 3 to 63 characters of a-z 0-9 . -")
    .default("memory-media"),
};

export const telegramConfig = {
  BOT_TOKEN: z
    .string({ error: "@BotFather gives it" })
    .regex(/^\d+:[A-Za-z0-9_-]{20,}$/, "is not of the form 123456:ABC…, as @BotFather gives it"),
  TELEGRAM_API_ROOT: apiRoot("https://api.telegram.org"),
};

const hostOf = (name: string): string | undefined => {
  const url = URL.parse(`https://${name}/`);
  return url?.host.includes(".") && url.href === `https://${url.host}/` ? url.host : undefined;
};

/** Further hosts whose links lead to tweets, as a link's parser gives them. */
export const mirrorHosts = z
  .string()
  .transform((list) => list.split(",").map((name) => hostOf(name.trim())))
  .pipe(z.array(z.string({ error: "is not a list of host names with commas between them" })))
  .transform((hosts): ReadonlySet<string> => new Set(hosts))
  .optional();

/**
 * Parses the environment, once, at the start of a process. An empty variable counts as unset. Throws a
 * StartError that names every mistake at once, but no value, which may be a secret. From then on the
 * process masks its secrets in everything that it writes.
 */
export function readConfig<T extends z.ZodType>(
  schema: T,
  env: Record<string, string | undefined>,
): z.output<T> {
  hideSecrets(env);
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled, { error: plainWords });
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? "the whole");
    if (name in filled || path.length === 0) return `${name} ${message}`;
    return message === unset ? `${name} ${unset}` : `${name} ${unset} (${message})`;
  });
  throw new StartError(`the configuration is wrong: ${[...new Set(mistakes)].join("; ")}`);
}

const unset = "is not set";

/** Error messages for schemas that do not bring their own. */
function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return unset;
  if (issue.code === "invalid_value")
    return `${isPartOfList(issue) ? "may name only" : "must be one of"} ${issue.values.join(", ")}`;
  if (issue.code === "invalid_format" && issue.format === "url")
    return "must be an address that begins with http:// or https://";
  return undefined;
}

const isPartOfList = ({ path }: z.core.$ZodRawIssue) => (path?.length ?? 0) > 1;
