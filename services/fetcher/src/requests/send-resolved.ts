import { type TweetRequested, triedSince } from "@memory/shared/contracts/tweet-requested";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import type { Send } from "@memory/shared/queue/send";
import type { Resolved } from "../resolve/verdict.ts";
import { fitMessage } from "./fit-message.ts";

/** What became of a request. `tweetId` is set if it differs from the id in the link. */
export type Answer = { readonly resolved: Resolved; readonly tweetId?: string };

export function sendResolved(
  send: Send,
  request: TweetRequested,
  { resolved, ...rest }: Answer,
): Promise<void> {
  const { mayFollow: _, ...result } = resolved;
  const { version, traceId, userId } = request;
  const message = fitMessage({ version, traceId, request, ...rest, result });
  return send(tweetResolved, message, { groupId: userId });
}

/** Milliseconds since the request's first try, or since an operator redrove it. */
export const ageOf = (request: TweetRequested): number =>
  Math.max(0, Date.now() - Date.parse(triedSince(request)));
