import type { Archive, Asked } from "@memory/archive/archive";
import { daysInTrash } from "@memory/archive/rows/item";
import type { Timers } from "@memory/archive/timers";

/** What was deleted before the hour of its timer has expired by then, whatever the clocks of other copies say. */
const marginMs = 2 * 3_600_000;

/** The same archive, but what is deleted is purged some time after it can be brought back no more. */
export const withTrashTimers = (
  archive: Archive,
  timers: Pick<Timers, "set">,
  now: () => number,
): Archive => {
  const purgeAfter = (userId: string, deletedMs: number, asked: Asked) => {
    const at = deletedMs + daysInTrash * 86_400_000 + marginMs;
    return timers.set({ kind: "purge-trash", userId, at, asked });
  };
  return {
    ...archive,
    async trash(key, asked) {
      const outcome = await archive.trash(key, asked);
      if (outcome === "deleted") await purgeAfter(key.userId, now(), asked);
      return outcome;
    },
    async putBack(entry, asked) {
      const outcome = await archive.putBack(entry, asked);
      const { userId, deletedAt } = entry;
      if (deletedAt !== undefined) await purgeAfter(userId, Date.parse(deletedAt), asked);
      return outcome;
    },
  };
};
