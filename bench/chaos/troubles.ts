import { setTimeout as pause } from "node:timers/promises";
import type { Service } from "@memory/testing/edition";
import { until } from "@memory/testing/until";
import type { Trouble } from "./fault-proxy.ts";
import type { Random } from "./random.ts";
import { type EmulatorName, emulatorNames, type World } from "./world.ts";

/** What can go wrong, as `--faults` names it. */
export const faultGroups = [
  "kill",
  "stop",
  "emulators",
  "sources",
  "telegram",
  "aws",
  "redeliveries",
  "clock",
] as const;
export type FaultGroup = (typeof faultGroups)[number];

/** One thing that was done to the running system. */
export type Done = {
  readonly what: string;
  /** Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The process that was ended, and the seconds it took. */
  readonly ended?: Ended;
};

export type Ended = { readonly pid: number; readonly seconds: number };

type Fault = {
  readonly group: FaultGroup;
  readonly weight: number;
  /** Does it, waits until it is over, and tells what it was. */
  readonly run: (world: World, random: Random) => Promise<string | Pick<Done, "what" | "ended">>;
};

const services: readonly Service[] = ["ingest", "fetcher", "store", "library"];
export const retryAfterSeconds = 2;

const faults: readonly Fault[] = [
  {
    group: "kill",
    weight: 10,
    async run({ edition }, random) {
      const service = random.weighted([
        { name: "ingest", weight: 2 },
        { name: "fetcher", weight: 3 },
        { name: "store", weight: 4 },
        { name: "library", weight: 2 },
      ] as const).name;
      await endProcess(edition.endpoints[service], "SIGKILL");
      return `kill -9 ${service}`;
    },
  },
  {
    group: "stop",
    weight: 4,
    async run({ edition }, random) {
      const service = random.pick(services);
      const ended = await endProcess(edition.endpoints[service], "SIGTERM");
      return { what: `SIGTERM ${service}`, ended };
    },
  },
  {
    group: "emulators",
    weight: 2,
    async run(world, random) {
      const name = random.pick(emulatorNames);
      world.killEmulator(name);
      await pause(1_000);
      return `kill -9 ${name} emulator`;
    },
  },
  {
    group: "sources",
    weight: 4,
    async run({ chat }, random) {
      const down = random.pick([["syndication"], ["fxtwitter"], ["syndication", "fxtwitter"]]);
      const how = random.pick([true, "503"]);
      for (const source of down) await chat.ask("POST", `/sim/sources/${source}`, { down: how });
      await pause(random.between(2_000, 6_000));
      for (const source of down) await chat.ask("POST", `/sim/sources/${source}`, { down: false });
      return down.length > 1 ? "all sources down" : "a source down";
    },
  },
  {
    group: "sources",
    weight: 2,
    async run({ chat }, random) {
      const latencyMs = random.between(500, 5_000);
      await chat.ask("POST", "/sim/sources/syndication", { latencyMs });
      await pause(random.between(2_000, 5_000));
      await chat.ask("POST", "/sim/sources/syndication", { latencyMs: 0 });
      return "a source slow";
    },
  },
  ...(["429", "500", "drop-after-apply"] as const).map(
    (kind): Fault => ({
      group: "telegram",
      weight: 3,
      async run({ chat }, random) {
        const method = random.pick(["sendMessage", "editMessageText", "answerCallbackQuery"]);
        const count = random.between(1, 8);
        const more = kind === "429" ? { retry_after: retryAfterSeconds } : {};
        await chat.ask("POST", "/sim/faults", { method, kind, count, ...more });
        return `Telegram: ${kind}`;
      },
    }),
  ),
  {
    group: "telegram",
    weight: 1,
    async run({ chat }, random) {
      const fault = { kind: "latency", ms: random.between(500, 3_000), count: 20 };
      await chat.ask("POST", "/sim/faults", { method: "sendMessage", ...fault });
      return "Telegram: slow";
    },
  },
  ...emulatorNames.flatMap((name) =>
    (["throttled", "failed", "cut", "lost", "slow"] as const).map((trouble) =>
      awsFault(name, trouble),
    ),
  ),
  {
    group: "redeliveries",
    weight: 4,
    async run({ proxies }, random) {
      proxies.sqs.redeliveries.set(random.between(1, 5) / 10);
      await pause(random.between(2_000, 5_000));
      proxies.sqs.redeliveries.set(0);
      return "deliveries given twice";
    },
  },
];

function awsFault(name: EmulatorName, trouble: Trouble): Fault {
  return {
    group: "aws",
    weight: 1,
    async run({ proxies }, random) {
      proxies[name].set({ trouble, rate: random.between(2, 10) / 10 });
      await pause(random.between(500, 3_000));
      proxies[name].set(undefined);
      return `${name} calls ${trouble}`;
    },
  };
}

type Going = { readonly stopped: () => boolean; readonly random: Random };

/** One trouble after the other, with a pause of up to some seconds, until it is told to stop. */
export async function makeTrouble(
  world: World,
  groups: readonly FaultGroup[],
  { stopped, random }: Going,
): Promise<Done[]> {
  const possible = faults.filter(({ group }) => groups.includes(group));
  const done: Done[] = [];
  if (possible.length === 0) return done;
  const onlyStops = groups.length === 1 && groups[0] === "stop";
  while (!stopped()) {
    const from = Date.now();
    const told = await random.weighted(possible).run(world, random);
    const described = typeof told === "string" ? { what: told } : told;
    done.push({ ...described, from, to: Date.now() });
    await pause(onlyStops ? 0 : random.between(500, 3_000));
  }
  return done;
}

/** Ends a service's process and waits until another answers ready in its place. */
export async function endProcess(address: string, signal: "SIGKILL" | "SIGTERM"): Promise<Ended> {
  const pid = await alivePid(address);
  const startedAt = Date.now();
  process.kill(pid, signal);
  await until(`process ${pid} to end`, () => (isRunning(pid) ? undefined : true), 60_000);
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  await until(
    `the service at ${address} to be back`,
    async () => ((await readyPid(address)) === undefined ? undefined : true),
    90_000,
  );
  return { pid, seconds };
}

const alivePid = (address: string): Promise<number> =>
  until(`the service at ${address} to answer`, () => pidAt(`${address}/health/live`), 60_000);

const readyPid = (address: string) => pidAt(`${address}/health/ready`);

async function pidAt(url: string): Promise<number | undefined> {
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok !== true) return undefined;
  return ((await answer.json()) as { pid: number }).pid;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
