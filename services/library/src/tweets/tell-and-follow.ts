import type { Archive, Asked, TweetKey } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import { alsoIn } from "@memory/archive/rows/mentions";
import { type Origin, originKey } from "@memory/shared/contracts/origin";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import type { Send } from "@memory/shared/queue/send";

/** What a person asks of one of their tweets. */
export type TweetChange = TweetKey & {
  /** Of two changes the one that was asked for later counts. */
  readonly asked: Asked;
  readonly traceId: string;
  /** The message whose reply shows the tweet where the change was asked for, if there is one. */
  readonly askedUnder?: Origin | undefined;
  /** The language that the person chose, or that their Telegram is set to, as an IETF tag. */
  readonly languageCode?: string | undefined;
};
export type Ports = {
  readonly archive: Pick<Archive, "trash" | "restore" | "settle">;
  readonly send: Send;
};

/** Tells the outcome, then makes the item and the replies follow the claim, whichever change made it so. */
export const tellAndFollow = (
  tell: () => Promise<void>,
  change: TweetChange,
  { archive, send }: Ports,
): Promise<void> =>
  tellThen(tell, async () => {
    const claim = await archive.settle(change, change.asked);
    if (claim !== undefined) await refreshReplies(claim, change, send);
  });

/**
 * Tells the outcome, then does what follows. If telling fails, it follows all the same, and the failure is
 * thrown afterwards, so that the next delivery tells it.
 */
export async function tellThen(
  tell: () => Promise<void>,
  follow: () => Promise<void>,
): Promise<void> {
  const failure = await tell().then(
    () => undefined,
    (error: unknown) => error,
  );
  await follow();
  if (failure !== undefined) throw failure;
}

/** Has every reply that shows the tweet rendered anew. */
export async function refreshReplies(
  claim: Claim,
  change: Pick<TweetChange, "traceId" | "askedUnder" | "languageCode">,
  send: Send,
): Promise<void> {
  const { traceId, languageCode } = change;
  const { UserID: userId, TweetID: tweetId } = claim;
  const language = languageCode === undefined ? {} : { languageCode };
  await Promise.all(
    originsToRefresh(claim, change).map((origin) => {
      const stale = { version: 1 as const, traceId, userId, origin, tweetId, ...language };
      return send(replyStale, stale, { groupId: userId });
    }),
  );
}

/** The messages whose replies show the tweet: that which saved it, later ones, and the pressed one's. */
function originsToRefresh(
  claim: Claim,
  { askedUnder = claim.Origin }: Pick<TweetChange, "askedUnder">,
): Origin[] {
  const origins = [claim.Origin, ...alsoIn(claim), askedUnder];
  return [...Map.groupBy(origins, originKey).values()].flatMap(([origin]) => origin ?? []);
}
