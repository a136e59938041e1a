import { fetcher } from "@memory/shared/programs/fetcher";
import { standInSources, standInToken } from "@memory/shared/programs/stand-ins";
import { store } from "@memory/shared/programs/store";
import type { Edition } from "@memory/testing/edition";
import { freePort } from "@memory/testing/free-port";
import { until } from "@memory/testing/until";
import { type Running, startProgram } from "./program.ts";

const declared = { fetcher, store };
export type Copied = keyof typeof declared;

/** Starts another copy of a service beside those of a running edition, and waits until it is ready. */
export async function startCopy(name: Copied, { endpoints }: Edition): Promise<Running> {
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const running = await startProgram({
    main: new URL(`../../${declared[name].main}`, import.meta.url),
    nodeFlags: declared[name].heapFlags,
    env: {
      ...textsOf(standInSources(endpoints.playground, {})),
      BOT_TOKEN: standInToken,
      TWEET_SOURCES: "syndication,fxtwitter",
      TELEGRAM_API_ROOT: endpoints.telegram,
      AWS_ENDPOINT_URL_SQS: endpoints.sqs,
      AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
      EMULATOR_KEYS: process.env.EMULATOR_KEYS ?? "",
      QUEUE_WAIT_SECONDS: "2",
      [`${name.toUpperCase()}_PORT`]: port,
    },
    readyAt: `${origin}/health/live`,
  });
  await until(
    `another ${name} to be ready`,
    async () => (await fetch(`${origin}/health/ready`)).ok,
    60_000,
  );
  return running;
}

const textsOf = (env: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
