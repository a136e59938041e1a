import type { RestoreOutcome } from "@memory/archive/archive";
import { type Ports, type TweetChange, tellAndFollow } from "./tell-and-follow.ts";

/** Brings a deleted tweet back. `tell` is called as soon as the outcome is certain; items and replies follow. */
export async function restoreTweet(
  change: TweetChange,
  ports: Ports,
  tell: (outcome: RestoreOutcome) => Promise<void>,
): Promise<void> {
  const outcome = await ports.archive.restore(change, change.asked);
  await tellAndFollow(() => tell(outcome), change, ports);
}
