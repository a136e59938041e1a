import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choosePorts } from "@memory/embedded/ports";
import { type Supervised, supervise } from "@memory/embedded/supervise";
import { createLog } from "@memory/shared/process/log";
import { chatWith } from "@memory/testing/chat";
import { type Edition, startEdition } from "@memory/testing/edition";
import { programEnv } from "@memory/testing/program-env";
import { until } from "@memory/testing/until";
import { type FaultProxy, startFaultProxy } from "./faults/fault-proxy.ts";
import { followChats, type News } from "./news.ts";
import type { Random } from "./random.ts";

export const emulatorNames = ["sqs", "dynamodb"] as const;
export type EmulatorName = (typeof emulatorNames)[number];

/** Memory with all its processes on this machine, and a fault proxy in front of each emulator. */
export type World = {
  readonly edition: Edition;
  readonly chat: ReturnType<typeof chatWith>;
  readonly news: News;
  readonly proxies: Record<EmulatorName, FaultProxy>;
  /** The addresses of the emulators themselves, without the proxies. */
  readonly emulators: Record<EmulatorName, string>;
  killEmulator(name: EmulatorName): void;
  /** See shift-clock.ts. */
  readonly clockFile: string;
  stop(): Promise<void>;
};

const shiftClock = new URL("shift-clock.ts", import.meta.url).href;

export async function openWorld(random: Random): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "memory-chaos-"));
  const clockFile = join(folder, "clock");
  const [sqs, dynamodb] = await Promise.all([
    runEmulator("sqs", folder, random),
    runEmulator("dynamodb", folder, random),
  ]);
  const edition = await startEdition({
    env: {
      AWS_ENDPOINT_URL_SQS: sqs.proxy.url,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.proxy.url,
      TWEET_SOURCES: "syndication,fxtwitter",
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
    clockFile,
    async stop() {
      await news.close();
      await edition.stop();
      for (const { supervised, proxy } of Object.values(all)) {
        await supervised.stop(10_000);
        proxy.close();
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function runEmulator(name: EmulatorName, folder: string, random: Random) {
  const { port } = await choosePorts({ port: { host: "127.0.0.1", port: 0 } });
  const pids: number[] = [];
  const note = (line: string) => {
    const { msg, pid } = JSON.parse(line) as { msg: string; pid: number };
    if (msg === "started") pids.push(pid);
  };
  const main = import.meta.resolve(`@memory/embedded/emulators/${name}`);
  const supervised: Supervised = supervise(
    {
      name,
      main: new URL(main),
      args: ["--port", String(port), "--folder", join(folder, name), "--any-key"],
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
  const url = `http://127.0.0.1:${port}`;
  await until(`${name} to answer`, async () => {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    return answer?.ok;
  });
  const proxy = await startFaultProxy(name, url, random);
  return { supervised, url, proxy, pid: () => pids.at(-1) as number };
}

const complain = (program: string, text: string) => process.stderr.write(`${program}: ${text}\n`);
