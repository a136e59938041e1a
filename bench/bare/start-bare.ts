import type { Pids } from "../measure/processes.ts";
import { type Crowd, createCrowd, warmUp } from "../world/crowd.ts";
import { startProgram } from "../world/program.ts";
import { startStandIns } from "../world/stand-ins.ts";
import { roles, type Variant } from "./variant.ts";

export type Bare = {
  readonly crowd: Crowd;
  readonly pids: Pids;
  stop(): Promise<void>;
};

const main = new URL("main.ts", import.meta.url);

/**
 * Starts three bare processes that do what the one-machine edition does, on emulators and a playground of
 * their own, and sends a few links through them.
 */
export async function startBare(variant: Variant): Promise<Bare> {
  const standIns = await startStandIns();
  const running = await Promise.all(
    roles.map((role) =>
      startProgram({ main, args: [role, variant, JSON.stringify(standIns.addresses)] }),
    ),
  );
  const crowd = createCrowd(standIns.addresses.playground);
  await warmUp(crowd);
  const own = Object.fromEntries(roles.map((role, index) => [role, running[index]?.pid ?? 0]));
  return {
    crowd,
    pids: { ...own, ...standIns.pids },
    async stop() {
      await crowd.close();
      await Promise.all(running.map((program) => program.stop()));
      await standIns.stop();
    },
  };
}
