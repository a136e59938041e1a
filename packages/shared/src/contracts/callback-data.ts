import { z } from "zod";
import { UserId } from "./bounded.ts";
import { TweetId } from "./tweet.ts";

const CallbackData = z.object({
  action: z.enum(["delete", "undo"]),
  /** The person who keeps the tweet; a press by anybody else is refused. */
  owner: UserId,
  tweetId: TweetId,
});
export type CallbackData = z.infer<typeof CallbackData>;

/**
 * store → Telegram → library: what a press on a button asks for, as `v1:<action>:<owner>:<tweetId>`. It
 * takes at most 48 bytes; Telegram takes 64.
 */
export const encodeCallbackData = ({ action, owner, tweetId }: CallbackData): string =>
  `v1:${action}:${owner}:${tweetId}`;

/** Gives undefined for any data that `encodeCallbackData` did not make. */
export function decodeCallbackData(data: string): CallbackData | undefined {
  const [version, action, owner, tweetId, ...rest] = data.split(":");
  if (version !== "v1" || rest.length > 0) return undefined;
  return CallbackData.safeParse({ action, owner, tweetId }).data;
}
