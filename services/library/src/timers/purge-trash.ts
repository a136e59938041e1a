import type { Archive } from "@memory/archive/archive";
import type { Due } from "./run-timers.ts";

/** Removes for good what a person deleted so long ago that it can be brought back no more. */
export const purgeTrash =
  ({ archive }: { readonly archive: Pick<Archive, "expired" | "purge"> }): Due =>
  async ({ UserID: userId }) => {
    for (const tweetId of await archive.expired(userId)) await archive.purge({ userId, tweetId });
  };
