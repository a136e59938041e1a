import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createQueues } from "@memory/provision/adapters/create-queues";
import { sqsClient } from "@memory/shared/aws/clients";
import { commandReceived } from "@memory/shared/contracts/command-received";
import type { Contract } from "@memory/shared/contracts/contract";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { decodeBody } from "@memory/shared/queue/message-body";
import { type FauxqsServer, startFauxqs } from "fauxqs";

const prefix = "memory-";

/** A real SQS endpoint with queues on disk, which can be stopped and started again on its port. */
export async function startQueues() {
  const dataDir = await mkdtemp(join(tmpdir(), "memory-ingest-"));
  const open = (port: number) => startFauxqs({ port, host: "127.0.0.1", dataDir, logger: false });
  let server: FauxqsServer | undefined = await open(0);
  const { port } = server;
  const config = {
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${port}`,
    QUEUE_PREFIX: prefix,
  };
  const client = sqsClient(config);
  await createQueues(client, prefix);
  client.destroy();

  const goAway = async () => {
    await server?.stop();
    server = undefined;
  };

  /** All messages sent to a queue so far, delayed ones included. */
  const sentTo = <T>({ name, schema }: Contract<T>): T[] => {
    const messages = server?.inspectQueue(prefix + name)?.messages;
    if (messages === undefined) throw new Error("the queues are away");
    return [...messages.ready, ...messages.delayed].map(({ body }) => decodeBody(body, schema));
  };

  return {
    config,
    goAway,
    async comeBack() {
      server = await open(port);
    },
    requests: () => sentTo(tweetRequested),
    commands: () => sentTo(commandReceived),
    /** The distinct ids of the tweets that were asked for so far, sorted. */
    tweetIds: () => [...new Set(sentTo(tweetRequested).map(({ link }) => link.tweetId))].sort(),
    async stop() {
      await goAway();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type Queues = Awaited<ReturnType<typeof startQueues>>;
