import { type Edition, startEdition } from "@memory/testing/edition";
import { metricValue } from "@memory/testing/metric-value";
import type { Pids } from "../measure/processes.ts";
import { type Crowd, createCrowd, warmUp } from "./crowd.ts";

const services = ["ingest", "fetcher", "store", "library"] as const;
const programs = [...services, "sqs", "dynamodb", "playground"] as const;
type ProgramName = (typeof programs)[number];

/** The one-machine edition, by long polling, with people who use it. */
export type World = {
  readonly edition: Edition;
  readonly crowd: Crowd;
  /** The launcher and everything that it started; with `own`, only these. */
  pids(own?: readonly ProgramName[]): Pids;
  /** The sum of a counter over all services. */
  counter(metric: string, labels?: Record<string, string>): Promise<number>;
  stop(): Promise<void>;
};

/** Starts an edition and sends a few links through it, so that connections are open and code is warm. */
export async function openEdition(env: Record<string, string> = {}): Promise<World> {
  const world = await openColdEdition(env);
  await warmUp(world.crowd);
  return world;
}

/** Starts an edition that nobody has used yet. */
export async function openColdEdition(env: Record<string, string> = {}): Promise<World> {
  const edition = await startEdition({ env: { TWEET_SOURCES: "syndication,fxtwitter", ...env } });
  const crowd = createCrowd(edition.endpoints.playground);
  const own = programs.filter(
    (name) =>
      !(name === "sqs" && env.AWS_ENDPOINT_URL_SQS) &&
      !(name === "dynamodb" && env.AWS_ENDPOINT_URL_DYNAMODB),
  );
  return {
    edition,
    crowd,
    pids: (wanted) => ({
      ...Object.fromEntries((wanted ?? own).map((name) => [name, edition.pidOf(name)])),
      ...(wanted === undefined ? { launcher: edition.pid } : {}),
    }),
    async counter(metric, labels) {
      const values = await Promise.all(
        services.map(async (name) =>
          metricValue(await textAt(`${edition.endpoints[name]}/metrics`), metric, labels),
        ),
      );
      return values.reduce((sum, value) => sum + value, 0);
    },
    async stop() {
      await crowd.close();
      await edition.stop();
    },
  };
}

export const textAt = async (url: string): Promise<string> => (await fetch(url)).text();
