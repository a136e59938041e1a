import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tablesNamed } from "@memory/archive/tables";
import { createQueues } from "@memory/provision/adapters/create-queues";
import { createTables } from "@memory/provision/adapters/create-tables";
import { dynamodbClient, sqsClient } from "@memory/shared/aws/clients";
import dynalite from "dynalite";
import { startFauxqs } from "fauxqs";
import { lookInto } from "./look-into-queue.ts";

const region = { AWS_DEFAULT_REGION: "us-east-1" };
const { AWS_ENDPOINT_URL: own } = process.env;
const ownQueues = process.env.AWS_ENDPOINT_URL_SQS || own;
const ownTables = process.env.AWS_ENDPOINT_URL_DYNAMODB || own;
const unique = () => randomBytes(5).toString("hex");

/**
 * A real SQS endpoint with all queues of Memory. If AWS_ENDPOINT_URL is set, it is that one, with a random
 * prefix; else, and always with a `folder`, an own emulator on disk. A given folder stays.
 */
export async function startQueues(folder?: string) {
  const server = ownQueues && folder === undefined ? undefined : await startOwnFauxqs(folder);
  const config = {
    ...region,
    AWS_ENDPOINT_URL_SQS: server?.url ?? String(ownQueues),
    QUEUE_PREFIX: server === undefined ? `t${unique()}-` : "memory-",
  };
  const client = sqsClient(config);
  await createQueues(client, config.QUEUE_PREFIX);
  return {
    config,
    isElsewhere: server === undefined,
    /** What any SQS client can see of the queues. */
    ...lookInto(client, config.QUEUE_PREFIX),
    /** Reads the messages of a queue without receiving them. Works only with the own emulator. */
    inspect(name: string) {
      const queue = server?.inspectQueue(config.QUEUE_PREFIX + name);
      if (queue === undefined) throw new Error(`nobody can look into the queue ${name}`);
      const { ready, delayed, inflight } = queue.messages;
      return { ready, delayed, inFlight: inflight.map(({ message }) => message) };
    },
    async stop() {
      client.destroy();
      await server?.stop();
    },
  };
}

async function startOwnFauxqs(folder?: string) {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), "memory-queues-")));
  const server = await startFauxqs({ port: 0, host: "127.0.0.1", dataDir, logger: false });
  return {
    url: `http://127.0.0.1:${server.port}`,
    inspectQueue: (name: string) => server.inspectQueue(name),
    async stop() {
      await server.stop();
      if (folder === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * A real DynamoDB endpoint with all tables of Memory. If AWS_ENDPOINT_URL is set, it is that one, with
 * random names; else an own emulator in memory. With a `folder`, always the own one, and on disk there.
 */
export async function startTables(folder?: string) {
  const server = ownTables && folder === undefined ? undefined : await startOwnDynalite(folder);
  const config = { ...region, AWS_ENDPOINT_URL_DYNAMODB: server?.url ?? String(ownTables) };
  const main = server === undefined ? `T${unique()}` : "Tweets";
  const client = dynamodbClient(config);
  // Otherwise a middleware that a test adds after a call would have no effect.
  client.config.cacheMiddleware = false;
  await createTables(client, main);
  return {
    config,
    client,
    tables: tablesNamed(main),
    async stop() {
      client.destroy();
      await server?.stop();
    },
  };
}

async function startOwnDynalite(folder?: string) {
  const server = dynalite({
    createTableMs: 0,
    ...(folder === undefined ? {} : { path: join(folder, "level") }),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      await once(server, "close");
    },
  };
}
