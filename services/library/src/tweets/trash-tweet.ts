import type { TrashOutcome } from "@memory/archive/archive";
import { type Ports, type TweetChange, tellAndFollow } from "./tell-and-follow.ts";

/** Deletes a tweet. `tell` is called as soon as the outcome is certain; items and replies follow. */
export async function trashTweet(
  change: TweetChange,
  ports: Ports,
  tell: (outcome: TrashOutcome) => Promise<void>,
): Promise<void> {
  const outcome = await ports.archive.trash(change, change.asked);
  await tellAndFollow(() => tell(outcome), change, ports);
}
