import { join } from "node:path";
import { createForgotten } from "@memory/archive/forgotten";
import { createKeepers } from "@memory/archive/keepers";
import { createMediaAllowance } from "@memory/archive/media-allowance";
import { tablesNamed } from "@memory/archive/tables";
import { createCopies } from "@memory/copies/create-copies";
import { createObjects } from "@memory/copies/create-objects";
import { dynamodbClient } from "@memory/shared/aws/clients";
import type { Contract } from "@memory/shared/contracts/contract";
import {
  type MediaRequested,
  mediaRequested,
} from "@memory/shared/contracts/media/media-requested";
import { mediaRequestedBulk } from "@memory/shared/contracts/media/media-requested-bulk";
import type { media } from "@memory/shared/programs/media";
import type { Context } from "@memory/shared/queue/attempt";
import { type PartsOf, queueConsumer, type Service } from "@memory/shared/service/service";
import { createDownload } from "./adapters/download.ts";
import { openIncomingFolder } from "./adapters/incoming-folder.ts";
import { openMediaHosts } from "./adapters/media-hosts.ts";
import type { MediaConfig } from "./config.ts";
import { createCopyTweet } from "./copy/copy-tweet.ts";
import { createLimits } from "./copy/limits.ts";

/** How many bulk requests are handled at once, while the others leave half of their slots. */
const spareSlots = 2;

/** Copies photos and films of kept tweets. */
export function createMedia(
  config: MediaConfig,
  { metrics, send }: PartsOf<typeof media>,
): Service {
  const { MEDIA_SLOTS: slots } = config;
  const client = dynamodbClient(config);
  const tables = tablesNamed(config.DYNAMODB_TABLE_NAME);
  const objects = createObjects(config);
  const copies = createCopies(client, tables, { objects });
  // A tweet has more files than one, so that connections are in use while other tweets are being written.
  const hosts = openMediaHosts(config, slots);
  const folder = openIncomingFolder(join(config.DATA_DIR, "media"));
  const allowance = createMediaAllowance(client, tables);
  const { passOver } = createForgotten(client, tables);
  const copyTweet = passOver(
    jobOf,
    createCopyTweet({
      copies,
      keepers: createKeepers(client, tables),
      download: createDownload({ hosts, folder }),
      limits: createLimits(config, { allowance, copies }),
      metrics,
      send,
    }),
  );
  /** Requests at work, those that have given their slot back included. */
  const inHand = { asked: 0, spare: 0 };
  const consumerOf = (contract: Contract<MediaRequested>, counted: keyof typeof inHand) => ({
    contract,
    copy: (request: MediaRequested) => ({ ...request, attempt: request.attempt + 1 }),
    async handle(request: MediaRequested, context: Context) {
      inHand[counted] += 1;
      await copyTweet(request, context).finally(() => {
        inHand[counted] -= 1;
      });
    },
  });

  return {
    consumers: [
      queueConsumer({
        ...consumerOf(mediaRequested, "asked"),
        slots,
        mayReceive: () => inHand.asked < slots * 2,
      }),
      queueConsumer({
        ...consumerOf(mediaRequestedBulk, "spare"),
        slots: spareSlots,
        mayReceive: () => inHand.asked <= slots / 2 && inHand.spare < spareSlots * 2,
      }),
    ],
    async close() {
      await hosts.close();
      objects.close();
      client.destroy();
    },
  };
}

const jobOf = ({ userId, requestedAt: at, updateId }: MediaRequested) => ({
  userId,
  asked: { at, updateId },
});
