import { ingest } from "@memory/shared/programs/ingest";
import { standInToken } from "@memory/shared/programs/stand-ins";
import { queueUrl } from "@memory/testing/ask-sqs";
import { freePort } from "@memory/testing/free-port";
import { until } from "@memory/testing/until";
import { type Running, startProgram } from "../world/program.ts";

export const webhookKinds = ["Memory", "grammY", "node-telegram-bot-api"] as const;
export type WebhookKind = (typeof webhookKinds)[number];
export type WebhookOptions = {
  readonly port: number;
  readonly token: string;
  readonly secret: string;
  readonly playground: string;
  readonly sqs: string;
  readonly queueUrl: string;
};
type Where = { readonly playground: string; readonly sqs: string };
export type RunningWebhook = {
  readonly url: string;
  readonly secret: string;
  readonly running: Running;
};

const secret = "the-secret-of-the-benchmark";

/** Starts a webhook in a process of its own. Memory's is ingest as it runs everywhere. */
export async function startWebhook(kind: WebhookKind, where: Where): Promise<RunningWebhook> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const url = `${origin}/updates`;
  if (kind === "Memory") {
    const running = await startProgram({
      main: new URL("../../services/ingest/src/main.ts", import.meta.url),
      nodeFlags: ingest.heapFlags,
      env: {
        BOT_TOKEN: standInToken,
        WEBHOOK_URL: url,
        WEBHOOK_SECRET: secret,
        INGEST_PORT: String(port),
        TELEGRAM_API_ROOT: where.playground,
        AWS_ENDPOINT_URL_SQS: where.sqs,
        LINKS_PER_MINUTE: "0",
        LINKS_PER_DAY: "0",
      },
      readyAt: `${origin}/health/live`,
    });
    const isReady = async () => (await fetch(`${origin}/health/ready`)).ok;
    await until("ingest to be ready", isReady, 60_000);
    return { url, secret, running };
  }
  const options: WebhookOptions = {
    ...where,
    port,
    token: standInToken,
    secret,
    queueUrl: queueUrl(where.sqs, "tweet-requested"),
  };
  const running = await startProgram({
    main: new URL("main.ts", import.meta.url),
    args: [kind, JSON.stringify(options)],
  });
  return { url, secret, running };
}
