import { sqsClient } from "@memory/shared/aws/clients";
import { queueTrouble } from "@memory/shared/aws/explain-error";
import { commandReceived } from "@memory/shared/contracts/command-received";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { readConfig } from "@memory/shared/process/config";
import { listen, statusServer } from "@memory/shared/process/http";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { persist } from "@memory/shared/process/retry-until";
import { onShutdown } from "@memory/shared/process/shutdown";
import { start } from "@memory/shared/process/start";
import { startTracing } from "@memory/shared/process/start-tracing";
import { createSender } from "@memory/shared/queue/sender";
import { openQueue } from "@memory/shared/queue/sqs";
import { createTelegram, identify } from "@memory/shared/telegram/client";
import { IngestConfig } from "./config.ts";
import { createTake } from "./publish/take-update.ts";
import { announceCommands } from "./receive/announce-commands.ts";
import { polling } from "./receive/polling.ts";
import { webhook } from "./receive/webhook.ts";

/** Long: what hangs may be accepted still, and asking anew would make the same job twice. */
const acceptWithinMs = 30_000;

start("ingest", async () => {
  const config = readConfig(IngestConfig, process.env);
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, ALLOWED_USERS: allowed } = config;
  const log = createLog("ingest", config.LOG_LEVEL);
  const metrics = createMetrics("ingest");
  const tracing = await startTracing({ service: "ingest", config, log });
  const telegram = createTelegram(config, metrics);
  const { api } = telegram;
  const sqs = sqsClient(config, acceptWithinMs);
  const stop = new AbortController();
  const { signal } = stop;

  let waitsFor: string | undefined = "Telegram and the queues";
  const notReady = () => waitsFor ?? receiver.notReady();
  const notLive = () => receiver.notLive();
  const app = statusServer({ service: "ingest", metrics, notReady, notLive });
  const receiver =
    url === undefined || secret === undefined
      ? polling({ telegram, log })
      : webhook({ api, app, url, secret, log });

  const open = (name: string) =>
    persist(
      `queue ${config.QUEUE_PREFIX}${name}`,
      () =>
        openQueue(
          name,
          { receive: sqs, send: sqs },
          { prefix: config.QUEUE_PREFIX, metrics },
        ).catch((cause: unknown) => {
          throw queueTrouble(config.QUEUE_PREFIX + name, config, cause);
        }),
      { log, signal },
    );

  const receive = async () => {
    const address = await listen(app, {
      host: config.HOST,
      port: config.INGEST_PORT,
      variable: "INGEST_PORT",
    });
    log.info({ address, mode: url === undefined ? "polling" : "webhook" }, "listening");
    const [bot, ...queues] = await Promise.all([
      persist("Telegram", () => identify(api), { log, signal }),
      open(tweetRequested.name),
      open(commandReceived.name),
    ]);
    void announceCommands(api, log);
    waitsFor = undefined;
    const { send } = createSender(queues, { lingerMs: 3 });
    const isAllowed = (userId: string) => allowed?.has(userId) ?? true;
    const limits = { perMinute: config.LINKS_PER_MINUTE, perDay: config.LINKS_PER_DAY };
    const take = createTake({ botName: bot.username, isAllowed, limits, send, log, metrics });
    await receiver.run(take, signal);
  };

  const receiving = receive().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  onShutdown(log, async () => {
    stop.abort();
    await receiving;
    await receiver.close();
    await tracing.stop();
    await app.close();
    await telegram.close();
    sqs.destroy();
  });
  await receiving;
});
