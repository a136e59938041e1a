import { setTimeout as pause } from "node:timers/promises";
import { until } from "@memory/testing/until";
import { endProcess } from "../faults/end-process.ts";
import type { Fault } from "../faults/faults.ts";
import type { World } from "../world.ts";

/** What goes wrong with the copying of media as a whole; each file has its own behaviour besides. */
export const mediaFaults: readonly Fault[] = [
  {
    group: "media",
    weight: 4,
    async run({ edition }) {
      await endProcess(edition.endpoints.media, "SIGKILL");
      return "kill -9 media";
    },
  },
  {
    group: "media",
    weight: 1,
    async run({ edition }) {
      const ended = await endProcess(edition.endpoints.media, "SIGTERM");
      return { what: "SIGTERM media", ended };
    },
  },
  {
    group: "media",
    weight: 3,
    async run(world) {
      await killBucket(world);
      return "kill -9 the bucket";
    },
  },
  {
    group: "media",
    weight: 2,
    async run({ chat }, random) {
      await chat.ask("POST", "/sim/media", { down: true });
      await pause(random.between(2_000, 5_000));
      await chat.ask("POST", "/sim/media", { down: false });
      return "media hosts down";
    },
  },
  {
    group: "media",
    weight: 2,
    async run({ chat }, random) {
      const latencyMs = random.between(500, 2_000);
      await chat.ask("POST", "/sim/media", { latencyMs, bytesPerSecond: 2_000 });
      await pause(random.between(2_000, 5_000));
      await chat.ask("POST", "/sim/media", { latencyMs: 0, bytesPerSecond: null });
      return "media hosts slow";
    },
  },
];

async function killBucket({ edition }: World): Promise<void> {
  const pid = edition.pidOf("s3");
  process.kill(pid, "SIGKILL");
  await until("another bucket to be started", () => edition.pidOf("s3") !== pid);
}
