import { setTimeout as pause } from "node:timers/promises";
import { mediaFaults } from "../media/media-faults.ts";
import type { Sent } from "../people.ts";
import type { Random } from "../random.ts";
import type { PlayedTweet } from "../tweets.ts";
import { type EmulatorName, emulatorNames, services, type World } from "../world.ts";
import { clockFault } from "./clocks.ts";
import { type Ended, endProcess, hangProcess } from "./end-process.ts";
import type { CallFault } from "./fault-proxy.ts";
import { refusals } from "./refusals.ts";

/** The kinds of faults, as `--faults` names them. */
export const faultGroups = [
  "kill",
  "stop",
  "hang",
  "power",
  "emulators",
  "sources",
  "telegram",
  "refusals",
  "aws",
  "redeliveries",
  "clock",
  "media",
] as const;
export type FaultGroup = (typeof faultGroups)[number];

/** One fault that was injected into the running system. */
export type InjectedFault = {
  readonly group: FaultGroup;
  readonly what: string;
  /** Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The process that was ended, and how long that took. */
  readonly ended?: Ended;
  /** The message that was sent so that something meets the fault. */
  readonly probe?: Sent;
};

export type Fault = {
  readonly group: FaultGroup;
  readonly weight: number;
  /** It is over at once, so that even the shortest run has time for it. */
  readonly isQuick?: boolean;
  /** Injects the fault and waits until it is over. Resolves with a description. */
  readonly run: (
    world: World,
    random: Random,
    tweets: readonly PlayedTweet[],
  ) => Promise<string | Injected>;
};

type Injected = Pick<InjectedFault, "what" | "ended" | "probe"> & {
  /** Other faults are injected until this one is over. Default: it is over already. */
  readonly over?: Promise<void>;
};

/** What Telegram says with each 429 that is injected. */
export const retryAfterSeconds = 2;

export const faults: readonly Fault[] = [
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
    group: "hang",
    weight: 2,
    async run({ edition }, random) {
      const service = random.pick(services);
      return { what: `hung ${service}`, ...(await hangProcess(edition.endpoints[service])) };
    },
  },
  {
    group: "power",
    weight: 2,
    async run(world) {
      await world.cutPower();
      return "power cut";
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
  ...refusals,
  clockFault,
  ...mediaFaults,
  ...emulatorNames.flatMap((name) =>
    (["throttled", "failed", "cut", "lost", "slow"] as const).map((fault) => awsFault(name, fault)),
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

function awsFault(name: EmulatorName, fault: CallFault): Fault {
  return {
    group: "aws",
    weight: 1,
    async run({ proxies }, random) {
      proxies[name].set({ fault, rate: random.between(2, 10) / 10 });
      await pause(random.between(500, 3_000));
      proxies[name].set(undefined);
      return `${name} calls ${fault}`;
    },
  };
}
