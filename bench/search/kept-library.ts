import { fork } from "node:child_process";
import { once } from "node:events";
import { createArchive } from "@memory/archive/create-archive";
import { tablesNamed } from "@memory/archive/tables";
import type { SearchDocument } from "@memory/library/search/index/document";
import { batchedRowsOf } from "@memory/shared/aws/batched-rows";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { exampleClaim, exampleItem } from "@memory/testing/example-claim";
import { exampleTweet } from "@memory/testing/example-request";

type Told = { config: Parameters<typeof dynamodbClient>[0]; main: string };
const writtenAtOnce = 500;

/** Tables in another process, where people can keep made-up tweets. */
export async function openKeptLibrary() {
  const server = fork(new URL("./tables-process.ts", import.meta.url));
  const [{ config, main }] = (await once(server, "message")) as [Told];
  const client = dynamodbClient(config);
  const tables = tablesNamed(main);
  const claims = batchedRowsOf(client, tables.claims);
  const items = batchedRowsOf(client, tables.tweets);

  const put = ({ tweetId, body }: SearchDocument, index: number, UserID: string) => {
    const moment = new Date(Date.UTC(2024, 0, 1, index)).toISOString();
    const place = { UserID, TweetID: tweetId, Timestamp: moment, ChangedAt: moment };
    const tweet = exampleTweet({ id: tweetId, text: body });
    return [
      claims.put(exampleClaim(place)),
      items.put(exampleItem({ ...place, Content: body, Tweet: tweet })),
    ];
  };

  return {
    archive: createArchive(client, tables),
    async keep(userId: string, documents: readonly SearchDocument[]): Promise<void> {
      for (let at = 0; at < documents.length; at += writtenAtOnce) {
        const some = documents.slice(at, at + writtenAtOnce);
        await Promise.all(some.flatMap((document, index) => put(document, at + index, userId)));
      }
    },
    async close(): Promise<void> {
      client.destroy();
      const exited = once(server, "exit");
      server.disconnect();
      await exited;
    },
  };
}
