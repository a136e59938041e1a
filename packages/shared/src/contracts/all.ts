import { commandReceived } from "./command-received.ts";
import { mediaRequested } from "./media/media-requested.ts";
import { mediaRequestedBulk } from "./media/media-requested-bulk.ts";
import { replyStale } from "./reply-stale.ts";
import { tweetRequested } from "./tweet-requested.ts";
import { tweetRequestedBulk } from "./tweet-requested-bulk.ts";
import { tweetResolved } from "./tweet-resolved.ts";

/** Every kind of message, in the order of the flow; each has a queue and a dead-letter queue. */
export const contracts = [
  tweetRequested,
  tweetRequestedBulk,
  tweetResolved,
  commandReceived,
  replyStale,
  mediaRequested,
  mediaRequestedBulk,
] as const;
export type QueueName = (typeof contracts)[number]["name"];

/** The queues whose messages may wait for hours. */
export const patientQueues: ReadonlySet<string> = new Set(
  contracts.filter((contract) => "isPatient" in contract).map(({ name }) => name),
);
