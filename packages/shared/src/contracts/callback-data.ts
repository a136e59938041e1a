import { z } from "zod";
import { UserId } from "./bounded.ts";
import { TweetId } from "./tweet.ts";

const CallbackData = z.object({
  action: z.enum(["delete", "undo"]),
  /** Whose item it is; a press by anybody else is refused. */
  owner: UserId,
  tweetId: TweetId,
});
export type CallbackData = z.infer<typeof CallbackData>;

/** `v1:<action>:<owner>:<tweetId>`, at most 48 of Telegram's 64 bytes. store → Telegram → library. */
export const encodeCallbackData = ({ action, owner, tweetId }: CallbackData): string =>
  `v1:${action}:${owner}:${tweetId}`;

/** Undefined for whatever Memory did not write. */
export function decodeCallbackData(data: string): CallbackData | undefined {
  const [version, action, owner, tweetId, ...rest] = data.split(":");
  if (version !== "v1" || rest.length > 0) return undefined;
  return CallbackData.safeParse({ action, owner, tweetId }).data;
}
