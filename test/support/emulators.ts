import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentClient, sqsClient } from "@memory/shared/adapters/aws";
import { provisionQueues, provisionTables } from "@memory/shared/adapters/provision";
import { tablesNamed } from "@memory/shared/tables";
import dynalite from "dynalite";
import { startFauxqs } from "fauxqs";

const region = { AWS_DEFAULT_REGION: "us-east-1" };

/** A real SQS endpoint on disk, with every queue of Memory in it. */
export async function startQueues() {
  const dataDir = await mkdtemp(join(tmpdir(), "memory-queues-"));
  const server = await startFauxqs({ port: 0, host: "127.0.0.1", dataDir, logger: false });
  const config = {
    ...region,
    AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${server.port}`,
    QUEUE_PREFIX: "memory-",
  };
  const client = sqsClient(config);
  await provisionQueues(client, config.QUEUE_PREFIX);
  return {
    config,
    /** Messages of a queue, in flight or delayed ones included, without receiving them. */
    inspect(name: string) {
      const queue = server.inspectQueue(config.QUEUE_PREFIX + name);
      if (queue === undefined) throw new Error(`no queue ${name}`);
      const { ready, delayed, inflight } = queue.messages;
      return { ready, delayed, inFlight: inflight.map(({ message }) => message) };
    },
    async stop() {
      client.destroy();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A real DynamoDB endpoint in memory, with every table of Memory in it. */
export async function startTables() {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const config = { ...region, AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` };
  const client = documentClient(config);
  await provisionTables(client, "Tweets");
  return {
    config,
    client,
    tables: tablesNamed("Tweets"),
    async stop() {
      client.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
