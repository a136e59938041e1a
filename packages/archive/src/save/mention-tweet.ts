import { type Origin, originKey } from "@memory/shared/contracts/origin";
import type { TweetKey } from "../archive.ts";
import { applyEvent } from "../change-claim.ts";
import type { Claim } from "../rows/claim.ts";
import { alsoIn, withAlsoIn } from "../rows/mentions.ts";
import type { Stores } from "../stores/stores.ts";

/** Attempts before giving up because others keep changing the claim; the queue then retries. */
const maxTurns = 8;

/** Lists the message in the claim of a kept tweet, unless it is there; see `Archive.mention`. */
export async function mentionTweet(
  key: TweetKey,
  origin: Origin,
  { claims }: Pick<Stores, "claims">,
): Promise<Claim | undefined> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const claim = await claims.find(key);
    if (claim?.State !== "kept") return claim;
    const known = [claim.Origin, ...alsoIn(claim)];
    if (known.some((each) => originKey(each) === originKey(origin))) return claim;
    const wanted = { AlsoIn: withAlsoIn(claim, origin) };
    const listed = await applyEvent("list-mention", claim, { wanted }, claims);
    if (listed !== undefined) return listed.claim;
  }
  throw new Error(`the claim on tweet ${key.tweetId} keeps changing`);
}
