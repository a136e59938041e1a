import { standInToken } from "@memory/shared/programs/stand-ins";
import type { Pids } from "../measure/processes.ts";
import { type Crowd, createCrowd, warmUp } from "../world/crowd.ts";
import { startProgram } from "../world/program.ts";
import { type Addresses, startStandIns } from "../world/stand-ins.ts";

export const botKinds = ["fair", "brief"] as const;
export type BotKind = (typeof botKinds)[number];
export type BotOptions = Pick<Addresses, "playground" | "dynamodb"> & { readonly token: string };

export type RunningBot = {
  readonly crowd: Crowd;
  readonly addresses: Addresses;
  readonly pids: Pids;
  stop(): Promise<void>;
};

/** Starts a bot of one process, on emulators and a playground of its own. */
export async function startBot(kind: BotKind): Promise<RunningBot> {
  const standIns = await startStandIns();
  const { addresses } = standIns;
  const options: BotOptions = { ...addresses, token: standInToken };
  const bot = await startProgram({
    main: new URL("main.ts", import.meta.url),
    args: [kind, JSON.stringify(options)],
  });
  const crowd = createCrowd(addresses.playground);
  await warmUp(crowd);
  return {
    crowd,
    addresses,
    pids: { bot: bot.pid, dynamodb: standIns.pids.dynamodb ?? 0 },
    async stop() {
      await crowd.close();
      await bot.stop();
      await standIns.stop();
    },
  };
}
