import { commandReceived } from "./command-received.ts";
import { replyStale } from "./reply-stale.ts";
import { tweetRequested } from "./tweet-requested.ts";
import { tweetResolved } from "./tweet-resolved.ts";

/** Every kind of message, in the order of the flow; each has a queue and a dead-letter queue. */
export const contracts = [tweetRequested, tweetResolved, commandReceived, replyStale] as const;
export type QueueName = (typeof contracts)[number]["name"];
