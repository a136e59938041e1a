import type { Archive } from "@memory/archive/archive";
import { daysInTrash } from "@memory/archive/rows/item";
import type { Timers } from "@memory/archive/timers";

/** What was deleted before the hour of its timer has expired by then, whatever the clocks of other copies say. */
const marginMs = 2 * 3_600_000;

/** The same archive, but what is deleted is purged some time after it can be brought back no more. */
export const withTrashTimers = (
  archive: Archive,
  timers: Pick<Timers, "set">,
  now: () => number,
): Archive => ({
  ...archive,
  async trash(key, asked) {
    const outcome = await archive.trash(key, asked);
    if (outcome === "deleted") {
      const at = now() + daysInTrash * 86_400_000 + marginMs;
      await timers.set({ kind: "purge-trash", userId: key.userId, at, asked });
    }
    return outcome;
  },
});
