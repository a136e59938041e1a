import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

/** The message that consumers are compared with. */
const Job = z.object({
  traceId: z.string(),
  /** One of a hundred takes 2 s instead of 40 ms. */
  isSlow: z.boolean(),
});
export type Job = z.infer<typeof Job>;

/** The queue that is used; any of Memory's will do. */
export const job = { name: "tweet-requested", schema: Job } as const;

export const jobQueueUrl = (sqs: string, prefix: string) =>
  `${sqs}/000000000000/${prefix}${job.name}`;

const usualMs = 40;
const slowMs = 2_000;
const slowEvery = 100;

export const jobBodies = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const made: Job = { traceId: "0".repeat(32), isSlow: index % slowEvery === slowEvery / 2 };
    return JSON.stringify(made);
  });

/** How many jobs a second so many slots can do at most. */
export const idealRate = (slots: number): number => {
  const meanMs = (usualMs * (slowEvery - 1) + slowMs) / slowEvery;
  return (slots * 1000) / meanMs;
};

export const readJob = (body: string | undefined): Job => Job.parse(JSON.parse(body ?? ""));

export async function doJob({ isSlow }: Job): Promise<void> {
  await pause(isSlow ? slowMs : usualMs);
}
