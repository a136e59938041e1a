import { matches } from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import { z } from "zod";
import type { Asked } from "../compare-asked.ts";
import { type Erasure, forgottenIn, Marker } from "../rows/marker.ts";
import { mediaDayNames } from "../rows/media-day.ts";
import { isForgotten } from "./is-forgotten.ts";

const Settings = z.object({ SettingsBy: z.number().optional() });

/** Attempts before giving up because others keep changing the row; the queue then retries. */
const maxTurns = 8;

/** The rows of TweetsPeople as far as /forget goes. */
export function createMarkers(rows: Rows) {
  const find = async (userId: string) => rows.get({ UserID: userId });
  const isAsRead = (row: object | undefined) => {
    const { ForgottenAt, ForgottenBy } = Marker.parse(row ?? {});
    return matches({ ForgottenAt, ForgottenBy });
  };

  return {
    /**
     * Sets the marker, and empties the row of all else. Returns how far the erasure has come, and undefined if
     * it has ended or the person has asked again since.
     */
    async set(userId: string, asked: Asked): Promise<Erasure | undefined> {
      for (let turn = 0; turn < maxTurns; turn += 1) {
        const row = await find(userId);
        const last = row && forgottenIn(row);
        if (row !== undefined && last !== undefined) {
          const isLast = last.updateId === asked.updateId && last.at === asked.at;
          if (isLast) return Marker.parse(row).Erasure;
          if (!isForgotten(last, asked)) return undefined;
        }
        const erasure = erasureOf(row);
        const { at: ForgottenAt, updateId: ForgottenBy } = asked;
        const marked = { UserID: userId, ForgottenAt, ForgottenBy, Erasure: erasure };
        if (await rows.put(marked, isAsRead(row))) return erasure;
      }
      throw new Error("the row of a person who asked to be forgotten keeps changing");
    },

    /** Notes how far the erasure has come, unless the person has asked again since. */
    async note(userId: string, asked: Asked, erasure: Erasure): Promise<void> {
      const set = { Erasure: erasure };
      await rows.update({ UserID: userId }, { set }, matches(markerOf(asked)));
    },

    /** Leaves the marker alone in the row, but for what the person has set since. */
    async end(userId: string, asked: Asked): Promise<void> {
      const row = (await find(userId)) ?? {};
      const { SettingsBy: updateId } = Settings.parse(row);
      const isOfBefore = isForgotten({ at: "", updateId }, asked);
      const remove = ["Erasure", ...mediaDayNames, ...(isOfBefore ? settingsIn(row) : [])];
      await rows.update({ UserID: userId }, { remove }, matches(markerOf(asked)));
    },
  };
}

const markerOf = ({ at, updateId }: Asked) => ({ ForgottenAt: at, ForgottenBy: updateId });

const noSettings = ["UserID", "ForgottenAt", "ForgottenBy", "Erasure", ...mediaDayNames];

const settingsIn = (row: object | undefined): string[] =>
  Object.keys(row ?? {}).filter((name) => !noSettings.includes(name));

function erasureOf(row: object | undefined): Erasure {
  const language: unknown = Reflect.get(row ?? {}, "Language");
  return {
    ...(typeof language === "string" ? { language } : {}),
    settings: settingsIn(row).length > 0 ? 1 : 0,
  };
}
