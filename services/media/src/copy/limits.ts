import type { Copies } from "@memory/copies/copies";
import type { Copy } from "@memory/copies/rows/copy";
import type { Allowance, Room } from "../ports.ts";

export type LimitBytes = {
  readonly MEDIA_MAX_BYTES: number;
  readonly MEDIA_TWEET_BYTES: number;
  readonly MEDIA_BYTES_PER_DAY: number;
  readonly MEDIA_BYTES_IN_ALL?: number | undefined;
};

type Ports = { readonly allowance: Allowance; readonly copies: Pick<Copies, "totalBytes"> };

export type Limits = ReturnType<typeof createLimits>;

/**
 * How much may be copied: of one file, for one tweet, for one person a day, and in all. Files that are on the way at
 * the same time do not see each other, so that these may go over by what is in hand.
 */
export function createLimits(most: LimitBytes, { allowance, copies }: Ports) {
  const inAll = most.MEDIA_BYTES_IN_ALL;
  return {
    /** What the next file may take, and which limit says so. */
    async room(userId: string, keptInTweet: number): Promise<Room> {
      const spent = await allowance.spent(userId);
      const rooms: Room[] = [
        { bytes: most.MEDIA_MAX_BYTES, why: "too-large" },
        { bytes: most.MEDIA_TWEET_BYTES - keptInTweet, why: "too-large" },
        // What is more than a whole day's would never be copied.
        { bytes: most.MEDIA_BYTES_PER_DAY, why: "too-large" },
        { bytes: most.MEDIA_BYTES_PER_DAY - spent, why: "daily-allowance" },
        ...(inAll === undefined
          ? []
          : [{ bytes: inAll - (await copies.totalBytes()), why: "total" } as const]),
      ];
      return rooms.reduce((least, each) => (each.bytes < least.bytes ? each : least));
    },
    spend: (userId: string, bytes: number): Promise<void> => allowance.spend(userId, bytes),
  };
}

/** The bytes that a tweet's copies take. */
export const bytesOf = (copies: readonly Copy[]): number =>
  copies.reduce((sum, { Status, Bytes = 0 }) => sum + (Status === "kept" ? Bytes : 0), 0);
