import { postedAt } from "../posted-at.ts";

/** The first notes came a week later. */
const firstNotesAt = "2023-02-01";

/** Whether a post is from a time when none could be longer than 280 characters. */
export function isBeforeNotes(tweetId: string): boolean {
  const time = postedAt(tweetId);
  // Ids without a time are older than November 2010.
  return time === undefined || time < firstNotesAt;
}
