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
  /** The language that the person's Telegram is set to, as an IETF tag. */
  readonly languageCode?: string | undefined;
};
export type Ports = {
  readonly archive: Pick<Archive, "trash" | "restore" | "settle">;
  readonly send: Send;
};

/**
 * Tells the outcome, then makes the item and the replies follow the claim. If telling fails, they
 * follow all the same, and the failure is thrown afterwards, so that the next delivery tells it.
 */
export async function tellAndFollow(
  tell: () => Promise<void>,
  change: TweetChange,
  ports: Ports,
): Promise<void> {
  const failure = await tell().then(
    () => undefined,
    (error: unknown) => error,
  );
  await followClaim(change, ports);
  if (failure !== undefined) throw failure;
}

/** Follows the claim as it is now, whichever change made it so. */
async function followClaim(change: TweetChange, { archive, send }: Ports): Promise<void> {
  const claim = await archive.settle(change, change.asked);
  if (claim === undefined) return;
  const { traceId, userId, tweetId, languageCode } = change;
  const language = languageCode === undefined ? {} : { languageCode };
  await Promise.all(
    originsToRefresh(claim, change).map((origin) => {
      const stale = { version: 1 as const, traceId, userId, origin, tweetId, ...language };
      return send(replyStale, stale, { groupId: userId });
    }),
  );
}

/** The messages whose replies show the tweet: that which saved it, later ones, and the pressed one's. */
function originsToRefresh(claim: Claim, { askedUnder = claim.Origin }: TweetChange): Origin[] {
  const origins = [claim.Origin, ...alsoIn(claim), askedUnder];
  return [...Map.groupBy(origins, originKey).values()].flatMap(([origin]) => origin ?? []);
}
