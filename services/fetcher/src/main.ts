import { documentClient } from "@memory/shared/adapters/aws";
import { readConfig } from "@memory/shared/config";
import { startConsumer } from "@memory/shared/consume";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { listen, statusServer } from "@memory/shared/http";
import { createLog } from "@memory/shared/log";
import { createMetrics } from "@memory/shared/metrics";
import { openQueues } from "@memory/shared/open-queues";
import { createSender } from "@memory/shared/sender";
import { onShutdown } from "@memory/shared/shutdown";
import { start } from "@memory/shared/start";
import { startTracing } from "@memory/shared/start-tracing";
import { tablesNamed } from "@memory/shared/tables";
import { createRawAnswers } from "./adapters/raw-answers.ts";
import { createShortLinks } from "./adapters/short-links.ts";
import { fetcherConfig } from "./config.ts";
import { countedSend } from "./counted-send.ts";
import { openSources } from "./open-sources.ts";
import { createResolveRequest, createTold, parkedRequest, waitingCopy } from "./resolve-request.ts";
import { createResolveTweet } from "./resolve-tweet.ts";

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
