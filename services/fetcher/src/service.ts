import { createForgotten } from "@memory/archive/forgotten";
import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { fetcher } from "@memory/shared/programs/fetcher";
import { type PartsOf, queueConsumer, type Service } from "@memory/shared/service/service";
import type { FetcherConfig } from "./config.ts";
import { countedSend } from "./requests/counted-send.ts";
import { createInformed, waitingCopy } from "./requests/informed.ts";
import { createResolveRequest, parkedRequest } from "./requests/resolve-request.ts";
import { createResolveTweet } from "./resolve/resolve-tweet.ts";
import { createShortLinks } from "./short-links/short-links.ts";
import { createRawAnswers } from "./sources/cache/raw-answers.ts";
import { openSources } from "./sources/open-sources.ts";

/** Asks the tweet sources for what was requested. */
export function createFetcher(
  config: FetcherConfig,
  { log, metrics, ...parts }: PartsOf<typeof fetcher>,
): Service {
  const client = dynamodbClient(config);
  const tables = tablesNamed(config.DYNAMODB_TABLE_NAME);
  const rawAnswers = createRawAnswers(client, tables, log);
  const { passOver } = createForgotten(client, tables);
  const sources = openSources(config, { rawAnswers, watch: { log, metrics } });
  const shortLinks = createShortLinks({ mirrorHosts: config.MIRROR_HOSTS });
  const send = countedSend(parts.send, metrics);
  const informed = createInformed();

  return {
    consumers: [
      queueConsumer({
        contract: tweetRequested,
        slots: config.FETCHER_SLOTS,
        handle: passOver(
          jobOf,
          createResolveRequest({
            informed,
            resolveTweet: createResolveTweet(sources.live),
            rereadTweet: createResolveTweet(sources.kept),
            shortLinks,
            send,
          }),
        ),
        parked: parkedRequest(send),
        copy: waitingCopy(informed),
      }),
    ],
    async close() {
      await rawAnswers.drain();
      await Promise.all([shortLinks.close(), sources.close()]);
      client.destroy();
    },
  };
}

const jobOf = ({ userId, requestedAt: at, updateId }: TweetRequested) => ({
  userId,
  asked: { at, updateId },
});
