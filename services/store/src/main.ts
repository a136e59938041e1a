import { tablesNamed } from "@memory/archive/tables";
import { documentClient } from "@memory/shared/aws/clients";
import { whatToDo } from "@memory/shared/aws/explain-error";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { readConfig } from "@memory/shared/process/config";
import { listen, statusServer } from "@memory/shared/process/http";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { onShutdown } from "@memory/shared/process/shutdown";
import { start } from "@memory/shared/process/start";
import { startTracing } from "@memory/shared/process/start-tracing";
import { startConsumer } from "@memory/shared/queue/consume";
import { openQueues } from "@memory/shared/queue/open-queues";
import { createTelegram } from "@memory/shared/telegram/client";
import { createArchive } from "./adapters/archive.ts";
import { createBlocks } from "./adapters/blocks.ts";
import { createChat } from "./adapters/chat.ts";
import { passOverBlocks } from "./adapters/pass-over-blocks.ts";
import { createReplies } from "./adapters/replies.ts";
import { storeConfig } from "./config.ts";
import { observedArchive, observedChat, observeReply } from "./observed.ts";
import { recordTweet, tellParked } from "./record/record-tweet.ts";
import { refreshReply } from "./record/refresh-reply.ts";
import { createShowState, createShowUpdate } from "./reply/protocol/show-state.ts";
import { createWaitForChat } from "./reply/protocol/wait-for-chat.ts";

start("store", async () => {
  const config = readConfig(storeConfig, process.env);
  const log = createLog("store", config.LOG_LEVEL);
  const metrics = createMetrics("store");
  const tracing = await startTracing({ service: "store", config, log });
  const waiting: { for: string | undefined } = { for: "the queues" };
  const consumers: ReturnType<typeof startConsumer>[] = [];

  const app = statusServer({
    service: "store",
    metrics,
    notReady: () => waiting.for ?? firstProblem(consumers.map(({ notReady }) => notReady())),
    notLive: () => firstProblem(consumers.map(({ notLive }) => notLive())),
  });
  await listen(app, { host: config.HOST, port: config.STORE_PORT, variable: "STORE_PORT" });

  const telegram = createTelegram(config, metrics);
  const client = documentClient(config);
  const tables = tablesNamed(config.DYNAMODB_TABLE_NAME);
  const archive = observedArchive(createArchive(client, tables), metrics);
  const replies = createReplies(client, tables);
  const chat = passOverBlocks(
    observedChat(createChat(telegram, log), metrics),
    createBlocks(client, tables),
    log,
  );
  const show = createShowUpdate({ replies, chat });
  const showState = createShowState(show);

  const names = [tweetResolved.name, replyStale.name];
  const queues = await openQueues({ receive: names, send: [] }, { config, log, metrics });
  // The first call of a cold client takes a fifth of a second: not at the first person's cost.
  await archive
    .claimOf("0", "0")
    .catch((err: unknown) => log.warn({ why: whatToDo(err), err }, "tables do not answer"));
  const shared = { waitSeconds: config.QUEUE_WAIT_SECONDS, log, metrics };
  consumers.push(
    startConsumer({
      ...shared,
      contract: tweetResolved,
      queue: queues.queue(tweetResolved.name),
      dead: queues.dead(tweetResolved.name),
      slots: config.STORE_SLOTS,
      handle: createWaitForChat({
        remainingMs: telegram.remainingMs,
        show: showState,
        record: async (message, show) => {
          await recordTweet(message, { archive, show });
          observeReply(message, metrics);
        },
      }),
      parked: (message) => tellParked(message, { show: showState, chat }),
    }),
    startConsumer({
      ...shared,
      contract: replyStale,
      queue: queues.queue(replyStale.name),
      dead: queues.dead(replyStale.name),
      slots: 10,
      handle: (message) => refreshReply(message, { archive, replies, show }),
    }),
  );
  waiting.for = undefined;

  onShutdown(log, async () => {
    await Promise.all(consumers.map((consumer) => consumer.drain()));
    queues.close();
    client.destroy();
    await telegram.close();
    await tracing.stop();
    await app.close();
  });
});

const firstProblem = (problems: (string | undefined)[]): string | undefined =>
  problems.find((problem) => problem !== undefined);
