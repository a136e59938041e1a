import { cpuMs, type Figures, perSecond, plain } from "../measure/figures.ts";
import type { Run } from "../measure/part.ts";
import { startMeter } from "../measure/processes.ts";
import { openColdEdition, type World } from "../world/edition.ts";
import { requestCopies, untilCopied, type WantedTweet } from "./copy-requests.ts";
import { curlSeconds } from "./curl.ts";

/** As many as media opens to each of its hosts: two for each slot. */
const slots = 8;
const connections = 2 * slots;
const filesEach = 4;
const fileBytes = 200_000;

/** How the host behaves: at once, or as one that is far away. */
const hosts = {
  "instant host": { latencyMs: 0, bytesPerSecond: null },
  "host of 100 ms and 1 MB/s a connection": { latencyMs: 100, bytesPerSecond: 1_000_000 },
} as const;

/** Photos that media copies beside the same photos that curl downloads, from one host with as many connections. */
export async function measureThroughput(run: Run, figures: Figures): Promise<void> {
  const { quick, rounds, say } = run;
  const world = await openColdEdition({ MEDIA_SLOTS: String(slots) });
  try {
    await copy(world, tweetsOf(20, "warm-up"));
    for (let round = 1; round <= rounds; round += 1) {
      for (const [host, condition] of Object.entries(hosts)) {
        await world.crowd.ask("POST", "/sim/media", condition);
        const tweets = tweetsOf((quick ? 200 : 1_000) / filesEach, `${host} ${round}`);
        await sized(world, tweets);
        const files = tweets.flatMap(({ media }) => media);
        say(`round ${round} of ${rounds}: ${files.length} files, ${host}: curl`);
        const curl = await curlSeconds(
          files.map(({ url }) => localUrl(world, url)),
          connections,
        );
        say(`round ${round} of ${rounds}: ${files.length} files, ${host}: media`);
        const used = startMeter(pidsOf(world));
        const media = await copy(world, tweets);
        for (const [name, ms] of Object.entries(used().cpuMs))
          figures.add(`${host}, CPU for a file, ${name}`, ms / files.length, cpuMs);
        figures.add(`${host}, curl --parallel`, files.length / curl, perSecond);
        figures.add(`${host}, media`, files.length / media, perSecond);
        const ratio = { unit: "×", better: "higher" } as const;
        figures.add(`${host}, media ÷ curl`, curl / media, ratio);
      }
    }
    figures.add("connections of each", connections, plain("connections"));
  } finally {
    await world.stop();
  }
}

const pidsOf = ({ edition }: World) => ({
  media: edition.pidOf("media"),
  "the bucket": edition.pidOf("s3"),
  DynamoDB: edition.pidOf("dynamodb"),
  SQS: edition.pidOf("sqs"),
});

/** Seconds until all of them are kept. */
async function copy(world: World, tweets: readonly WantedTweet[]): Promise<number> {
  const before = await untilCopied(world, 0);
  const startedAt = performance.now();
  await requestCopies(world, tweets);
  await untilCopied(world, before + tweets.length * filesEach);
  return (performance.now() - startedAt) / 1000;
}

let used = 0n;

/** Tweets with four photos each that no other has. */
function tweetsOf(count: number, name: string): WantedTweet[] {
  return Array.from({ length: count }, (_, index) => {
    used += 1n;
    const media = Array.from({ length: filesEach }, (_, number) => {
      const key = `media/${name.replaceAll(/\W/g, "_")}_${index}_${number}`;
      return { key, kind: "photo" as const, url: `https://pbs.twimg.com/${key}.jpg` };
    });
    return { tweetId: String(1_700_000_000_000_000_000n + used), media };
  });
}

async function sized({ crowd }: World, tweets: readonly WantedTweet[]): Promise<void> {
  for (const { key } of tweets.flatMap(({ media }) => media))
    await crowd.ask("PUT", `/sim/media/pbs/${key}`, { bytes: fileBytes });
}

/** What media asks its host for first. */
const localUrl = ({ edition }: World, url: string): string =>
  `${edition.endpoints.playground}/media/pbs${new URL(url).pathname.replace(/\.jpg$/, "")}?format=jpg&name=orig`;
