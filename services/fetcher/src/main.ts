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
import { tablesNamed } from "@memory/shared/tables";
import { createAsk } from "./adapters/ask.ts";
import { fxTwitter } from "./adapters/fxtwitter.ts";
import { oembed } from "./adapters/oembed.ts";
import { createRawAnswers } from "./adapters/raw-answers.ts";
import { createShortLinks } from "./adapters/short-links.ts";
import { syndication } from "./adapters/syndication.ts";
import { vxTwitter } from "./adapters/vxtwitter.ts";
import { xApi } from "./adapters/x-api.ts";
import { createXAsk } from "./adapters/x-api-ask.ts";
import { fetcherConfig, limitsOf } from "./config.ts";
import { openSource } from "./open-source.ts";
import { createResolveRequest, parkedRequest, waitingCopy } from "./resolve-request.ts";
import { createResolveTweet } from "./resolve-tweet.ts";

start("fetcher", async () => {
  const config = readConfig(fetcherConfig, process.env);
  const log = createLog("fetcher", config.LOG_LEVEL);
  const metrics = createMetrics("fetcher");
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
  const adapters = {
    syndication: { adapter: syndication, root: config.SYNDICATION_API_ROOT },
    fxtwitter: { adapter: fxTwitter, root: config.FXTWITTER_API_ROOT },
    vxtwitter: { adapter: vxTwitter, root: config.VXTWITTER_API_ROOT },
    "x-api": { adapter: xApi, root: config.X_API_ROOT },
    oembed: { adapter: oembed, root: config.OEMBED_API_ROOT },
  };
  const watch = { log, count: metrics.sourceAnswers.inc.bind(metrics.sourceAnswers) };
  const shortLinks = createShortLinks();

  const queues = await openQueues(
    { receive: [tweetRequested.name], send: [tweetResolved.name] },
    { config, log, metrics },
  );
  const sender = createSender([queues.queue(tweetResolved.name)], {
    lingerMs: 25,
    expected: () => working.consumer?.inHand() ?? 0,
  });
  const consumer = startConsumer({
    contract: tweetRequested,
    queue: queues.queue(tweetRequested.name),
    dead: queues.dead(tweetRequested.name),
    slots: config.FETCHER_SLOTS,
    waitSeconds: config.QUEUE_WAIT_SECONDS,
    handle: createResolveRequest({
      resolveTweet: createResolveTweet(
        sources.map((source) => observed(guarded(source, limitsOf(source.name, config)), watch)),
      ),
      shortLinks,
      send: sender.send,
    }),
    parked: parkedRequest(sender.send),
    copy: waitingCopy,
    log,
    metrics,
  });
  working.consumer = consumer;

  onShutdown(log, async () => {
    await consumer.drain();
    await sender.drain();
    await Promise.all([shortLinks, ...sources].map((adapter) => adapter.close()));
    queues.close();
    await app.close();
  });
});
