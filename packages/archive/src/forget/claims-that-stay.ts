import { RetryableError } from "@memory/shared/errors";
import type { Asked } from "../compare-asked.ts";
import type { Forgotten } from "../forgotten.ts";
import type { Claim } from "../rows/claim.ts";
import type { Claims } from "../stores/claims.ts";
import { isForgotten } from "./is-forgotten.ts";
import { savedAt } from "./list-before.ts";

/**
 * The same claims, for a save that was asked for then: while a claim of before its person asked to be
 * forgotten is still there, `find` throws a RetryableError. Otherwise a tweet that is sent again would count as
 * saved already, and would then be erased. A save of before goes on, and is erased later.
 */
export const claimsThatStay = (
  claims: Claims,
  forgotten: Pick<Forgotten, "find">,
  asked: Asked,
): Claims => ({
  ...claims,
  async find(key): Promise<Claim | undefined> {
    const claim = await claims.find(key);
    if (claim === undefined) return undefined;
    const marker = await forgotten.find(key.userId);
    if (!isForgotten(savedAt(claim), marker) || isForgotten(asked, marker)) return claim;
    throw new RetryableError(`the claim of before on tweet ${key.tweetId} is being erased`, {
      retryAfterSeconds: 5,
    });
  },
});
