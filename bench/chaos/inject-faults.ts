import { setTimeout as pause } from "node:timers/promises";
import { type FaultGroup, faults, type InjectedFault } from "./faults.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

type Options = { readonly isOver: () => boolean; readonly random: Random };

/**
 * Injects one fault after the other, with pauses of 0.5 to 3 s, until `isOver`. Only stops have no
 * pauses.
 */
export async function injectFaults(
  world: World,
  groups: readonly FaultGroup[],
  { isOver, random }: Options,
): Promise<InjectedFault[]> {
  const possible = faults.filter(({ group }) => groups.includes(group));
  const done: InjectedFault[] = [];
  if (possible.length === 0) return done;
  const onlyStops = groups.length === 1 && groups[0] === "stop";
  while (!isOver()) {
    const from = Date.now();
    const result = await random.weighted(possible).run(world, random);
    const described = typeof result === "string" ? { what: result } : result;
    done.push({ ...described, from, to: Date.now() });
    await pause(onlyStops ? 0 : random.between(500, 3_000));
  }
  return done;
}
