import type { ExitMessage } from "@memory/shared/process/command-line";
import { totalOf } from "../adapters/queue-depth.ts";
import type { Desk } from "./desk.ts";
import type { AskedFor } from "./flags.ts";
import { moveLetters } from "./move-letters.ts";
import { renewLetter } from "./renew-letter.ts";

const progressMs = 2_000;

/** Sends the dead letters of a queue back to it. */
export async function redrive(
  { contract, max, perSecond }: AskedFor<"redrive">,
  desk: Desk,
  tellProgress: (text: string) => void,
): Promise<ExitMessage> {
  const [dead, queue] = await Promise.all([
    desk.openDeadLetters(contract.name),
    desk.openQueue(contract.name),
  ]);
  const there = totalOf(await dead.depth());
  let toldAt = Date.now();
  const { moved, unreadable, failure } = await moveLetters({
    from: dead,
    to: queue,
    there,
    renew: (letter) => renewLetter(letter, contract, new Date()),
    max,
    perSecond,
    onProgress(moved) {
      if (Date.now() - toldAt < progressMs) return;
      toldAt = Date.now();
      tellProgress(`${moved} of ${Math.min(there, max)}`);
    },
  });
  const left = unreadable === 0 ? "" : `; left, since no consumer could read it: ${unreadable}`;
  const say = `redriven: ${moved} of ${there} from ${dead.name} to ${queue.name} at ${desk.place}${left}`;
  if (failure === undefined) return { say, exitCode: 0 };
  const why = failure instanceof Error ? failure.message : String(failure);
  return { say: `queues: ${say}; stopped, nothing is lost: ${why}`, exitCode: 1 };
}
