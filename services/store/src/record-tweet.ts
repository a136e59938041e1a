import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { fitItem } from "./fit-item.ts";
import type { Archive } from "./ports.ts";
import { cardOf } from "./reply/card.ts";
import type { ShowState } from "./reply/show-state.ts";

type Ports = { readonly archive: Archive; readonly show: ShowState };

/** Keeps what was found, then says so. The reply comes last: it is the one step that may repeat. */
export async function recordTweet(resolved: TweetResolved, { archive, show }: Ports) {
  const { request, result } = resolved;
  const tweetId = resolved.tweetId ?? request.link.tweetId;

  if (request.purpose === "repair" && !(await isStillKept(resolved, archive))) return;
  if (result.kind === "found") {
    const tweet = fitItem(result.tweet);
    const { kind, claim } = await archive.keep(request, tweet);
    const card = cardOf(tweet, request.links.length);
    const savedAt = claim.Timestamp;
    const state = kind === "already-saved" ? { kind, card, savedAt } : { kind, card };
    return show(request, state, claim.ChangedAt);
  }
  if (result.kind === "delayed") return recordDelay(resolved, tweetId, { archive, show });

  await show(request, result, request.requestedAt);
  if (tweetId !== undefined && result.kind !== "parked") await archive.release(request, tweetId);
}

/** A repair renews what is there; it neither saves anew nor takes bad news for the last word. */
async function isStillKept({ request, result }: TweetResolved, archive: Archive): Promise<boolean> {
  if (result.kind !== "found") return false;
  return (await archive.claimOf(request.userId, result.tweet.id))?.State === "kept";
}

/** May arrive after the content did: then it changes nothing. */
async function recordDelay(
  { request }: TweetResolved,
  tweetId: string | undefined,
  { archive, show }: Ports,
) {
  const claim = tweetId === undefined ? undefined : await archive.hold(request, tweetId);
  if (claim !== undefined && claim.State !== "pending") return;
  const shown = await show(request, { kind: "delayed" }, beforeAnyAnswer);
  if (shown === "superseded" && tweetId !== undefined) await archive.release(request, tweetId);
}

const beforeAnyAnswer = "";
