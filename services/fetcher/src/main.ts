import { tablesNamed } from "@memory/archive/tables";
import { documentClient } from "@memory/shared/aws/clients";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
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
import { createSender } from "@memory/shared/queue/sender";
import { fetcherConfig } from "./config.ts";
import { countedSend } from "./requests/counted-send.ts";
import {
  createResolveRequest,
  createTold,
  parkedRequest,
  waitingCopy,
} from "./requests/resolve-request.ts";
import { createResolveTweet } from "./resolve/resolve-tweet.ts";
import { createShortLinks } from "./short-links/short-links.ts";
import { createRawAnswers } from "./sources/cache/raw-answers.ts";
import { openSources } from "./sources/open-sources.ts";

start("fetcher", async () => {
  const config = readConfig(fetcherConfig, process.env);
  const log = createLog("fetcher", config.LOG_LEVEL);
  const metrics = createMetrics("fetcher");
  const tracing = await startTracing({ service: "fetcher", config, log });
  const working: { consumer?: ReturnType<typeof startConsumer> } = {};

  const app = statusServer({
    service: "fetcher",
    metrics,
    notReady: () => (working.consumer ? working.consumer.notReady() : "waits for the queues"),
    notLive: () => working.consumer?.notLive(),
  });
  await listen(app, { host: config.HOST, port: config.FETCHER_PORT, variable: "FETCHER_PORT" });

  const client = documentClient(config);
  const rawAnswers = createRawAnswers(client, tablesNamed(config.DYNAMODB_TABLE_NAME), log);
  const sources = openSources(config, { rawAnswers, watch: { log, metrics } });
  const shortLinks = createShortLinks();

  const queues = await openQueues(
    { receive: [tweetRequested.name], send: [tweetResolved.name, tweetRequested.name] },
    { config, log, metrics },
  );
  const sendsTo = [tweetResolved.name, tweetRequested.name].map(queues.queue);
  const sender = createSender(sendsTo, {
    lingerMs: 25,
    expected: () => working.consumer?.inHand() ?? 0,
  });
  const send = countedSend(sender.send, metrics);
  const told = createTold();
  const consumer = startConsumer({
    contract: tweetRequested,
    queue: queues.queue(tweetRequested.name),
    dead: queues.dead(tweetRequested.name),
    slots: config.FETCHER_SLOTS,
    waitSeconds: config.QUEUE_WAIT_SECONDS,
    handle: createResolveRequest({
      told,
      resolveTweet: createResolveTweet(sources.live),
      rereadTweet: createResolveTweet(sources.kept),
      shortLinks,
      send,
    }),
    parked: parkedRequest(send),
    copy: waitingCopy(told),
    log,
    metrics,
  });
  working.consumer = consumer;

  onShutdown(log, async () => {
    await consumer.drain();
    await sender.drain();
    await rawAnswers.drain();
    await Promise.all([shortLinks.close(), sources.close()]);
    queues.close();
    client.destroy();
    await tracing.stop();
    await app.close();
  });
});
