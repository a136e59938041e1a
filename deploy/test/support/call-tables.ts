import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@memory/shared/aws/clients";
import { createLog } from "@memory/shared/process/log";
import { createRawAnswers } from "../../../services/fetcher/src/sources/cache/raw-answers.ts";
import { openArchive } from "../../../services/library/test/open-archive.ts";
import { createArchive } from "../../../services/store/src/adapters/archive.ts";
import { createBlocks } from "../../../services/store/src/adapters/blocks.ts";
import { createReplies } from "../../../services/store/src/adapters/replies.ts";
import { exampleRequest, exampleTweet } from "../../../services/store/test/example.ts";
import { recordingProxy } from "./recording-proxy.ts";

/*
 * Makes every call to a table that a service can make, as a process whose coverage is measured: what
 * it does not reach, the test of permissions tells. Prints the calls of each service.
 */
const db = await openArchive();
const { tables } = db;

type Calls = (client: DynamoDBDocumentClient) => Promise<unknown>;
const services: Record<string, Calls> = { fetcher, store, library };
const calls: Record<string, string[]> = {};
for (const [service, makeCalls] of Object.entries(services)) {
  const proxy = await recordingProxy(db.config.AWS_ENDPOINT_URL_DYNAMODB);
  const client = documentClient({ ...db.config, AWS_ENDPOINT_URL_DYNAMODB: proxy.url });
  await makeCalls(client);
  calls[service] = [...proxy.calls];
  client.destroy();
  await proxy.stop();
}
process.stdout.write(JSON.stringify(calls));
await db.stop();

/** Raw answers are not waited for long: on a busy machine they are asked for again. */
async function fetcher(client: DynamoDBDocumentClient) {
  let complaints: string[];
  do {
    complaints = [];
    const log = createLog("fetcher", "warn", { write: (line) => void complaints.push(line) });
    const answers = createRawAnswers(client, tables, log);
    answers.keep("syndication", "20", [], Date.now());
    answers.keepWeak("oembed", "20", 1, Date.now());
    await answers.drain();
    await answers.find("syndication", "20");
  } while (complaints.length > 0);
}

async function store(client: DynamoDBDocumentClient) {
  const archive = createArchive(client, tables);
  const request = exampleRequest();
  await archive.hold(request, "20");
  await archive.release(request, "20");
  await archive.keep(request, exampleTweet({ missing: ["thread"] }));
  await archive.keep(request, exampleTweet());
  await archive.keptTweet(request.userId, "20");

  // A deletion that ends between the item and its claim's confirmation.
  const other = exampleRequest({ userId: "8" });
  await archive.hold(other, "20");
  const place = { UserID: other.userId, Timestamp: other.timestamp };
  const deleted = createArchive(
    after(client, PutCommand, async () => {
      await db.client.send(
        new PutCommand({ TableName: tables.trash.name, Item: { ...place, TweetID: "20" } }),
      );
      await db.client.send(
        new UpdateCommand({
          TableName: tables.claims.name,
          Key: { UserID: other.userId, TweetID: "20" },
          UpdateExpression: "SET #state = :trashed",
          ConditionExpression: "#state = :kept",
          ExpressionAttributeNames: { "#state": "State" },
          ExpressionAttributeValues: { ":trashed": "trashed", ":kept": "kept" },
        }),
      );
    }),
    tables,
  );
  await deleted.keep(other, exampleTweet());

  const replies = createReplies(client, tables);
  const { userId, origin, links, link, requestedAt: changedAt } = request;
  const update = {
    userId,
    origin,
    links,
    linkKey: link.key,
    changedAt,
    askedAt: changedAt,
    job: "job",
  };
  const row = await replies.update({
    ...update,
    place: { chatId: 7, messageId: 100 },
    state: { kind: "delayed" },
  });
  if (row !== undefined) {
    const holder = { job: "job", owner: "owner", askedAt: changedAt };
    await replies.find(row);
    await replies.watchLease(row, holder);
    await replies.postpone(row, holder, { until: 0, dueJob: undefined });
    await replies.finish(row, holder, { fingerprint: "none" });
    await replies.release(row, holder);
  }

  const blocks = createBlocks(client, tables);
  await blocks.put(7, changedAt);
  await blocks.remove(7, changedAt);
  await blocks.find(7);
}

async function library(client: DynamoDBDocumentClient) {
  const { claims, shelf, trash } = db.through(client);
  const claim = {
    UserID: "9",
    TweetID: "20",
    State: "kept",
    Origin: { chatId: 9, messageId: 1 },
    Timestamp: "2026-01-02T03:04:05.000Z",
    ChangedAt: "2026-01-02T03:04:06.000Z",
    Tags: [],
    Missing: [],
  } as const;
  const { UserID, TweetID, Timestamp, ChangedAt } = claim;
  const tweet = { UserID, TweetID, Timestamp, ChangedAt };
  const later = { ...claim, Tags: [], Missing: [], ChangedAt: "2026-01-02T03:04:07.000Z" };
  await db.claim(later);
  await claims.find({ userId: UserID, tweetId: TweetID });
  await claims.change(later, { State: "trashed" });
  await shelf.put(later, tweet);
  await shelf.find(later);
  await shelf.touch(later);
  await shelf.remove({ ...later, ChangedAt: "2026-01-02T03:04:08.000Z" }, Timestamp);
  await trash.put(later, tweet);
  // Another tweet of the same millisecond finds the place taken.
  await trash.put({ ...later, TweetID: "21" }, { ...tweet, TweetID: "21" });
  await trash.find(later);
  await trash.clear({ ...later, ChangedAt: "2026-01-02T03:04:08.000Z" });
}

/** The same client, but that something happens after each put that came through. */
function after(
  client: DynamoDBDocumentClient,
  Command: typeof PutCommand,
  happens: () => Promise<void>,
): DynamoDBDocumentClient {
  const send = async (command: never) => {
    const answer = await client.send(command);
    if ((command as object) instanceof Command) await happens();
    return answer;
  };
  return { send } as unknown as DynamoDBDocumentClient;
}
