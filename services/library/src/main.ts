import { setTimeout as pause } from "node:timers/promises";
import { tablesNamed } from "@memory/archive/tables";
import { documentClient } from "@memory/shared/aws/clients";
import { whatToDo } from "@memory/shared/aws/explain-error";
import { commandReceived } from "@memory/shared/contracts/command-received";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import { StartError } from "@memory/shared/errors";
import { readConfig } from "@memory/shared/process/config";
import { listen, statusServer } from "@memory/shared/process/http";
import { createLog, type Log } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { onShutdown } from "@memory/shared/process/shutdown";
import { start } from "@memory/shared/process/start";
import { startTracing } from "@memory/shared/process/start-tracing";
import { startConsumer } from "@memory/shared/queue/consume";
import { openQueues } from "@memory/shared/queue/open-queues";
import { createSender } from "@memory/shared/queue/sender";
import { createTelegram, identify, type Telegram } from "@memory/shared/telegram/client";
import { createChat } from "./adapters/chat.ts";
import { createClaims } from "./adapters/claims.ts";
import { createShelf } from "./adapters/shelf.ts";
import { createTrash } from "./adapters/trash.ts";
import { answerCommand, apologize } from "./chat/answer-command.ts";
import { libraryConfig } from "./config.ts";

const slots = 20;

start("library", async () => {
  const config = readConfig(libraryConfig, process.env);
  const log = createLog("library", config.LOG_LEVEL);
  const metrics = createMetrics("library");
  const tracing = await startTracing({ service: "library", config, log });
  const working: { consumer?: ReturnType<typeof startConsumer> } = {};

  const app = statusServer({
    service: "library",
    metrics,
    notReady: () =>
      working.consumer ? working.consumer.notReady() : "waits for Telegram or the queues",
    notLive: () => working.consumer?.notLive(),
  });
  const address = await listen(app, {
    host: config.HOST,
    port: config.LIBRARY_PORT,
    variable: "LIBRARY_PORT",
  });
  log.info({ address }, "listening");

  /** What was opened is closed the other way round, however far the start had come. */
  const closers: (() => unknown)[] = [() => app.close(), () => tracing.stop()];
  onShutdown(log, async () => {
    for (const close of closers.toReversed()) await close();
  });

  const telegram = createTelegram(config, metrics);
  closers.push(() => telegram.close());
  await untilIdentified(telegram, log);
  const chat = createChat(telegram, log);

  const client = documentClient(config);
  closers.push(() => client.destroy());
  const tables = tablesNamed(config.DYNAMODB_TABLE_NAME);
  const archive = {
    claims: createClaims(client, tables),
    shelf: createShelf(client, tables),
    trash: createTrash(client, tables),
  };
  // The first call of a cold client takes a fifth of a second: not at the first person's cost.
  await archive.claims
    .find({ userId: "0", tweetId: "0" })
    .catch((err: unknown) => log.warn({ why: whatToDo(err), err }, "tables do not answer"));

  const queues = await openQueues(
    { receive: [commandReceived.name], send: [replyStale.name] },
    { config, log, metrics },
  );
  closers.push(() => queues.close());
  const sender = createSender([queues.queue(replyStale.name)], {
    lingerMs: 25,
    expected: () => working.consumer?.inHand() ?? 0,
  });
  closers.push(() => sender.drain());
  const consumer = startConsumer({
    contract: commandReceived,
    queue: queues.queue(commandReceived.name),
    dead: queues.dead(commandReceived.name),
    slots,
    waitSeconds: config.QUEUE_WAIT_SECONDS,
    handle: (received) =>
      answerCommand(received, { archive, chat, send: sender.send, now: Date.now }),
    parked: (received) => apologize(received, { chat, log }),
    log,
    metrics,
  });
  closers.push(() => consumer.drain());
  working.consumer = consumer;
});

/** A refused token ends the process; trouble on the way to Telegram is waited out. */
async function untilIdentified({ api }: Telegram, log: Log): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await identify(api);
      return;
    } catch (err) {
      if (err instanceof StartError) throw err;
      if (attempt === 1) log.warn({ err }, "Telegram does not answer yet, waiting for it");
      await pause(Math.min(30_000, 250 * 2 ** attempt));
    }
  }
}
