/** A bot token as it stands in every Telegram URL; whatever looks like one is masked. */
const botToken = /\d+:[A-Za-z0-9_-]{20,}/g;

const secretVariables = [
  "BOT_TOKEN",
  "WEBHOOK_SECRET",
  "X_BEARER_TOKEN",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "OTEL_EXPORTER_OTLP_HEADERS",
];
/** A shorter one cannot be told from other words, and would take every line apart. */
const shortestSecret = 8;

/** Of this process. It is known to whoever writes a line, so that nobody has to be told of it. */
const secrets = new Set<string>();

/** From now on the values of the secret variables are masked in all that is redacted. */
export function hideSecrets(env: Record<string, string | undefined>): void {
  const values = secretVariables.flatMap((name) => env[name] ?? []);
  // A token's second half is as good as the whole.
  for (const value of values.flatMap((each) => [each, ...each.split(":").slice(1)]))
    for (const form of [value, encodeURIComponent(value)])
      if (form.length >= shortestSecret) secrets.add(form);
}

/** The text without bot tokens, and without any secret of this process. */
export function redact(text: string): string {
  let left = text.replace(botToken, "[token]");
  for (const secret of secrets) left = left.replaceAll(secret, "[secret]");
  return left;
}
