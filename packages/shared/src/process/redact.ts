/** The form of a bot token, which is part of every Telegram URL. */
const botToken = /\d+:[A-Za-z0-9_-]{20,}/g;

const secretVariables = [
  "BOT_TOKEN",
  "WEBHOOK_SECRET",
  "X_BEARER_TOKEN",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "EMULATOR_KEYS",
  "OTEL_EXPORTER_OTLP_HEADERS",
];
/** A shorter secret could be part of ordinary words, and masking it would spoil every line. */
const shortestSecret = 8;

/** The secrets of this process: global, so that every writer can mask them. */
const secrets = new Set<string>();

/** Remembers the values of the secret variables. From then on `redact` masks them. */
export function hideSecrets(env: Record<string, string | undefined>): void {
  const values = secretVariables.flatMap((name) => env[name] ?? []);
  // The part of a token after the colon gives as much access as the whole.
  for (const value of values.flatMap((each) => [each, ...each.split(":").slice(1)]))
    for (const form of [value, encodeURIComponent(value)])
      if (form.length >= shortestSecret) secrets.add(form);
}

/** Masks bot tokens, and this process's secrets, in a text. */
export function redact(text: string): string {
  let left = text.replace(botToken, "[token]");
  for (const secret of secrets) left = left.replaceAll(secret, "[secret]");
  return left;
}
