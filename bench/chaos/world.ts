import { writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choosePorts } from "@memory/embedded/ports";
import { type Supervised, supervise } from "@memory/embedded/supervise";
import { createLog } from "@memory/shared/process/log";
import { chatWith } from "@memory/testing/chat";
import { type Edition, type Service, startEdition } from "@memory/testing/edition";
import type { Disk } from "@memory/testing/mount-disk";
import { programEnv } from "@memory/testing/program-env";
import { until } from "@memory/testing/until";
import { isRunning, killIfRunning } from "./faults/end-process.ts";
import { type FaultProxy, startFaultProxy } from "./faults/fault-proxy.ts";
import { maxBytes } from "./media/behaviours.ts";
import { followChats, type News } from "./news.ts";
import type { Random } from "./random.ts";

export const emulatorNames = ["sqs", "dynamodb"] as const;
export type EmulatorName = (typeof emulatorNames)[number];
export const services: readonly Service[] = ["ingest", "fetcher", "store", "library"];

/** Memory with all its processes on this machine, and a fault proxy in front of each emulator. */
export type World = {
  readonly edition: Edition;
  readonly chat: ReturnType<typeof chatWith>;
  readonly news: News;
  readonly proxies: Record<EmulatorName, FaultProxy>;
  /** The addresses of the emulators themselves, without the proxies. */
  readonly emulators: Record<EmulatorName, string>;
  killEmulator(name: EmulatorName): void;
  /** Sets the clocks of all services, those that run and those that start later, so far ahead of the right time. */
  setClocks(hours: number): void;
  /**
   * Kills the emulators and the services, and starts them again with what the disk has kept. Telegram and the sources are
   * elsewhere and go on. Throws if the tables and queues are not on a disk of their own.
   */
  cutPower(): Promise<void>;
  stop(): Promise<void>;
};

const shiftClock = new URL("shift-clock.ts", import.meta.url).href;

/** With a `disk`, the tables and queues are on it, so that its power can be cut. */
export async function openWorld(random: Random, disk: Disk | undefined): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "memory-chaos-"));
  const clockFile = join(folder, "clock");
  const setClocks = (hours: number) => writeFileSync(clockFile, String(hours * 3_600_000));
  setClocks(0);
  const place = disk?.place ?? folder;
  const [sqs, dynamodb] = await Promise.all([
    runEmulator("sqs", place, random),
    runEmulator("dynamodb", place, random),
  ]);
  const edition = await startEdition({
    env: {
      AWS_ENDPOINT_URL_SQS: sqs.proxy.url,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.proxy.url,
      TWEET_SOURCES: "syndication,fxtwitter",
      MEDIA_MAX_BYTES: String(maxBytes),
      NODE_OPTIONS: `--import ${shiftClock}`,
      CHAOS_CLOCK_FILE: clockFile,
    },
  });
  const news = await followChats(edition.endpoints.playground);
  const all = { sqs, dynamodb };
  return {
    edition,
    chat: chatWith(edition.endpoints),
    news,
    proxies: { sqs: sqs.proxy, dynamodb: dynamodb.proxy },
    emulators: { sqs: sqs.url, dynamodb: dynamodb.url },
    killEmulator: (name) => process.kill(all[name].pid(), "SIGKILL"),
    setClocks,
    async cutPower() {
      if (disk === undefined) throw new Error("there is no disk whose power could be cut");
      await Promise.all(Object.values(all).map((emulator) => emulator.kill()));
      for (const service of services) killIfRunning(edition.pidOf(service));
      const left = await disk.cutPower();
      await Promise.all(Object.values(all).map((emulator) => emulator.start(left)));
    },
    async stop() {
      await news.close();
      await edition.stop();
      for (const emulator of Object.values(all)) await emulator.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function runEmulator(name: EmulatorName, place: string, random: Random) {
  const { port } = await choosePorts({ port: { host: "127.0.0.1", port: 0 } });
  const url = `http://127.0.0.1:${port}`;
  const pids: number[] = [];
  const pid = () => pids.at(-1) as number;
  const note = (line: string) => {
    const { msg, pid } = JSON.parse(line) as { msg: string; pid: number };
    if (msg === "started") pids.push(pid);
  };
  let supervised: Supervised | undefined;

  const start = async (at: string) => {
    const folder = join(at, name);
    await mkdir(folder, { recursive: true });
    supervised = supervise(
      {
        name,
        main: new URL(import.meta.resolve(`@memory/embedded/emulators/${name}`)),
        args: ["--port", String(port), "--folder", folder, "--any-key"],
        env: programEnv,
      },
      {
        output: {
          line: () => {},
          say: () => {},
          complaint: (program, text) => complain(program, text),
        },
        log: createLog("chaos", "info", { write: note }),
        onMisconfigured: () => {},
      },
    );
    await until(`${name} to answer`, async () => {
      const answer = await fetch(`${url}/health`).catch(() => undefined);
      return answer?.ok;
    });
  };

  await start(place);
  const proxy = await startFaultProxy(name, url, random);
  return {
    url,
    proxy,
    pid,
    start,
    /** Ends it at once; nothing starts it again but `start`. */
    async kill() {
      supervised?.kill();
      await until(`${name} to end`, () => !isRunning(pid()));
    },
    async stop() {
      await supervised?.stop(10_000);
      proxy.close();
    },
  };
}

const complain = (program: string, text: string) => process.stderr.write(`${program}: ${text}\n`);
