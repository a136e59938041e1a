import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "../random.ts";
import type { PlayedTweet } from "../tweets.ts";
import type { World } from "../world.ts";
import { type Fault, type FaultGroup, faults, type InjectedFault } from "./faults.ts";

type Options = {
  readonly isOver: () => boolean;
  readonly random: Random;
  readonly tweets: readonly PlayedTweet[];
};

/**
 * Injects one fault after the other: first one of each group, however long that takes, then any until
 * `isOver`, with pauses of 0.5 to 3 s. Only stops have no pauses. Resolves when the last fault is over; rejects if one
 * cannot be injected or does not end.
 */
export async function injectFaults(
  world: World,
  groups: readonly FaultGroup[],
  { isOver, random, tweets }: Options,
): Promise<InjectedFault[]> {
  const possible = faults.filter(({ group }) => groups.includes(group));
  const done: InjectedFault[] = [];
  const lasting = new Map<Fault, Promise<void>>();
  const inject = async (fault: Fault) => {
    const from = Date.now();
    const result = await fault.run(world, random, tweets);
    const { over, ...described } = typeof result === "string" ? { what: result } : result;
    const note = () => {
      lasting.delete(fault);
      done.push({ group: fault.group, ...described, from, to: Date.now() });
    };
    if (over === undefined) return note();
    const ending = over.then(note);
    // Its rejection is seen below, after all other faults.
    ending.catch(() => {});
    lasting.set(fault, ending);
  };
  for (const fault of oneOfEachGroup(possible, random)) await inject(fault);
  const onlyStops = groups.length === 1 && groups[0] === "stop";
  while (possible.length > 0 && !isOver()) {
    await pause(onlyStops ? 0 : random.between(500, 3_000));
    const free = possible.filter((fault) => !lasting.has(fault));
    if (free.length > 0) await inject(random.weighted(free));
  }
  await Promise.all(lasting.values());
  return done;
}

/** One fault of each group, and all those that take no time. */
function oneOfEachGroup(possible: readonly Fault[], random: Random): Fault[] {
  const lasting = possible.filter(({ isQuick }) => isQuick !== true);
  const groups = Map.groupBy(lasting, ({ group }) => group);
  const quick = possible.filter(({ isQuick }) => isQuick === true);
  return [...quick, ...[...groups.values()].map((group) => random.weighted(group))];
}
