import type { TweetKey } from "../archive.ts";
import { changeClaim } from "../change-claim.ts";
import type { Stores } from "../stores/stores.ts";

/** Notes since when the source shows the tweet no more, or that it shows it; see `Archive.noteGone`. */
export async function noteGone(
  key: TweetKey,
  goneAt: string | undefined,
  { claims }: Pick<Stores, "claims">,
): Promise<void> {
  const claim = await claims.find(key);
  // What was noted first stays, so that nobody is told again each month.
  if (claim === undefined || (claim.GoneAt === undefined) === (goneAt === undefined)) return;
  const changed = await changeClaim("look", key, { wanted: { GoneAt: goneAt } }, claims);
  if (changed === undefined) throw new Error(`the claim on tweet ${key.tweetId} keeps changing`);
}
