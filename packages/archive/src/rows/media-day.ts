import { z } from "zod";

/** What a row of TweetsPeople holds of the media that were copied for the person on their last day with some. */
const MediaDay = z.object({
  /** `2026-01-02`, in UTC. */
  MediaDay: z.string().optional().catch(undefined),
  MediaBytes: z.number().optional().catch(undefined),
});

/** They are no setting: /forget removes them and its receipt does not tell of them. */
export const mediaDayNames: readonly string[] = Object.keys(MediaDay.shape);

export function mediaBytesIn(row: object | undefined, day: string): number {
  const { MediaDay: last, MediaBytes = 0 } = MediaDay.parse(row ?? {});
  return last === day ? MediaBytes : 0;
}
