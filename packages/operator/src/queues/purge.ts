import type { ExitMessage } from "@memory/shared/process/command-line";
import { totalOf } from "../adapters/queue-depth.ts";
import type { Desk } from "./desk.ts";
import type { AskedFor } from "./flags.ts";

/** Deletes all dead letters of a queue for good. Without confirmation it only says how many. */
export async function purge(
  { contract, isConfirmed }: AskedFor<"purge">,
  desk: Desk,
): Promise<ExitMessage> {
  const dead = await desk.openDeadLetters(contract.name);
  const count = totalOf(await dead.depth());
  const what = `${count} of ${dead.name} at ${desk.place}`;
  if (!isConfirmed) {
    const warning = `queues: this would delete ${what} for good; add --yes if that is wanted`;
    return { say: warning, exitCode: 2 };
  }
  await dead.purge();
  return { say: `deleted: ${what}`, exitCode: 0 };
}
