import { createForgotten } from "@memory/archive/forgotten";
import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient } from "@memory/shared/aws/clients";
import type { Contract } from "@memory/shared/contracts/contract";
import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetRequestedBulk } from "@memory/shared/contracts/tweet-requested-bulk";
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

/** How many requests that nobody waits for are handled at once, while the others leave half of their slots. */
const spareSlots = 5;

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
  const consumerOf = (contract: Contract<TweetRequested>) => ({
    contract,
    handle: passOver(
      jobOf,
      createResolveRequest({
        informed,
        resolveTweet: createResolveTweet(sources.live),
        rereadTweet: createResolveTweet(sources.kept),
        shortLinks,
        requests: contract,
        send,
      }),
    ),
    parked: parkedRequest(send),
    copy: waitingCopy(informed),
  });
  const [asked, spare] = [consumerOf(tweetRequested), consumerOf(tweetRequestedBulk)];
  /** How many requests that somebody waits for are at work. */
  let inHand = 0;

  return {
    consumers: [
      queueConsumer({
        ...asked,
        slots: config.FETCHER_SLOTS,
        handle: (request, context) => {
          inHand += 1;
          return asked.handle(request, context).finally(() => {
            inHand -= 1;
          });
        },
      }),
      queueConsumer({
        ...spare,
        slots: spareSlots,
        mayReceive: () => inHand <= config.FETCHER_SLOTS / 2,
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
