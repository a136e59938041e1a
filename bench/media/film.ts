import { setTimeout as pause } from "node:timers/promises";
import { askSqs, queueUrl } from "@memory/testing/ask-sqs";
import { type Figures, latencyMs, megabytes, plain } from "../measure/figures.ts";
import type { Run } from "../measure/part.ts";
import { each, residentMbOf, watchMemory } from "../measure/processes.ts";
import { percentile } from "../measure/statistics.ts";
import { openColdEdition, type World } from "../world/edition.ts";
import { requestCopies, untilCopied } from "./copy-requests.ts";

const queue = "bench-beside-a-film";
const sendsIdle = 40;

/** One film of 500 MB: what memory the processes take for it, and how long an SQS send beside it waits. */
export async function measureFilm({ quick, rounds, say }: Run, figures: Figures): Promise<void> {
  const megas = quick ? 100 : 500;
  const bytes = megas * 1_000_000;
  const world = await openColdEdition({ MEDIA_MAX_BYTES: String(2 * bytes) });
  const { sqs } = world.edition.endpoints;
  try {
    await askSqs(sqs, "CreateQueue", { QueueName: `memory-${queue}` });
    for (let round = 1; round <= rounds; round += 1) {
      const path = `ext_tw_video/${round}/pu/vid/1280x720/Film${round}.mp4`;
      await world.crowd.ask("PUT", `/sim/media/video/${path}`, { bytes });
      say(`round ${round} of ${rounds}: SQS sends without a film`);
      const idle = await sendUntil(sqs, (done) => done >= sendsIdle);
      say(`round ${round} of ${rounds}: a film of ${megas} MB`);
      const beside = await copyBeside(world, path, figures, megas);
      figures.add("SQS send without a film, p50", percentile(idle, 0.5), latencyMs);
      figures.add("SQS send without a film, most", Math.max(...idle), latencyMs);
      figures.add("SQS send beside a film, p50", percentile(beside, 0.5), latencyMs);
      figures.add("SQS send beside a film, p99", percentile(beside, 0.99), latencyMs);
      figures.add("SQS send beside a film, most", Math.max(...beside), latencyMs);
    }
  } finally {
    await world.stop();
  }
}

async function copyBeside(world: World, path: string, figures: Figures, megas: number) {
  const pids = {
    media: world.edition.pidOf("media"),
    "the bucket": world.edition.pidOf("s3"),
    SQS: world.edition.pidOf("sqs"),
  };
  for (const [name, mb] of Object.entries(each(pids, residentMbOf)))
    figures.add(`before the film, memory of ${name}`, mb, megabytes);
  const watch = watchMemory(pids);
  const startedAt = performance.now();
  const url = `https://video.twimg.com/${path}`;
  const key = path.split("/").slice(0, 2).join("/");
  const tweetId = String(1_700_000_000_000_000_000n + BigInt(Date.now()));
  const file = { key, kind: "video" as const, url };
  const before = await copiedBefore(world);
  await requestCopies(world, [{ tweetId, media: [file] }]);
  let isOver = false;
  const copied = untilCopied(world, before + 1).finally(() => {
    isOver = true;
  });
  // It is awaited below, unless a send fails before.
  copied.catch(() => {});
  const sends = await sendUntil(world.edition.endpoints.sqs, () => isOver);
  await copied;
  const seconds = (performance.now() - startedAt) / 1000;
  figures.add(`film of ${megas} MB, seconds`, seconds, plain("s"));
  for (const [name, mb] of Object.entries(watch.stop()))
    figures.add(`film of ${megas} MB, most memory of ${name}`, mb, megabytes);
  return sends;
}

const copiedBefore = (world: World) => untilCopied(world, 0);

/** Milliseconds of each send, one after the other. */
async function sendUntil(sqs: string, isOver: (done: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver(times.length)) {
    const startedAt = performance.now();
    await askSqs(sqs, "SendMessage", { QueueUrl: queueUrl(sqs, queue), MessageBody: "beside" });
    times.push(performance.now() - startedAt);
    await pause(50);
  }
  return times;
}
