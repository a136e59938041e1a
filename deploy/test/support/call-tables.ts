import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Archive } from "@memory/archive/archive";
import { createArchive } from "@memory/archive/create-archive";
import { createForgetting } from "@memory/archive/forgetting";
import { createForgotten } from "@memory/archive/forgotten";
import { createKeepers } from "@memory/archive/keepers";
import { createMediaAllowance } from "@memory/archive/media-allowance";
import { createPeople } from "@memory/archive/people";
import { createTimers } from "@memory/archive/timers";
import { createCopies, createCopyReader } from "@memory/copies/create-copies";
import { createObjects } from "@memory/copies/create-objects";
import { createRawAnswers } from "@memory/fetcher/sources/cache/raw-answers";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { equals } from "@memory/shared/aws/expression";
import { rowsOf } from "@memory/shared/aws/rows";
import { createLog } from "@memory/shared/process/log";
import { createBlocks } from "@memory/store/adapters/blocks";
import { createReplies } from "@memory/store/adapters/replies";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { openArchive } from "@memory/testing/open-archive";
import { startBucket } from "@memory/testing/start-bucket";
import { recordingProxy } from "./recording-proxy.ts";

/*
 * Makes every call to a table that a service can make, in a process whose coverage is measured: the
 * test of permissions fails on a call that is not reached. Prints the calls of each service and the
 * verbs of the archive that were used for them.
 */
const db = await openArchive();
const { tables } = db;
/** A moment after the example's last one. By the real clock its deletion would have expired. */
const now = () => Date.parse(moment(4));

const bucket = await startBucket();

const folder = await mkdtemp(join(tmpdir(), "memory-files-"));
const file = async (text: string) => {
  const path = join(folder, text);
  await writeFile(path, text);
  return { path, sha256: createHash("sha256").update(text).digest("hex") };
};
const { path, sha256 } = await file("bytes");
const other = await file("other");
const copy = {
  ...({ TweetID: "40", MediaKey: "media/a", Kind: "photo", Status: "kept" } as const),
  ...{ Url: "https://pbs.twimg.com/media/a", Sha256: sha256, Bytes: 5, Type: "image/jpeg" },
  ChangedAt: moment(0),
};

type Open = (client: DynamoDBClient) => Archive;
type Calls = (client: DynamoDBClient, open: Open) => Promise<unknown>;
const services: Record<string, Calls> = { fetcher, store, library, media };
const calls: Record<string, string[]> = {};
const verbs: Record<string, string[]> = {};
for (const [service, makeCalls] of Object.entries(services)) {
  const proxy = await recordingProxy(db.config.AWS_ENDPOINT_URL_DYNAMODB);
  const client = dynamodbClient({ ...db.config, AWS_ENDPOINT_URL_DYNAMODB: proxy.url });
  const used = new Set<string>();
  await makeCalls(client, (through) => noting(used, createArchive(through, tables, now)));
  const ofObjects = [...bucket.asked].map((action) => `s3:${action} on copies/*`);
  // No call of its own: with it S3 tells that an object is not there.
  if (bucket.asked.has("GetObject")) ofObjects.push("s3:ListBucket on copies");
  bucket.asked.clear();
  calls[service] = [...proxy.calls, ...ofObjects];
  verbs[service] = [...used];
  client.destroy();
  await proxy.stop();
}
await bucket.stop();
await rm(folder, { recursive: true });
process.stdout.write(JSON.stringify({ calls, verbs }));
await db.stop();

/** Raw answers are not waited for long: on a busy machine they are asked for again. */
async function fetcher(client: DynamoDBClient) {
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
  await createForgotten(client, tables).find("7");
}

async function store(client: DynamoDBClient, open: Open) {
  const archive = open(client);
  const request = exampleRequest();
  await archive.hold(request, "20");
  await archive.release(request, "20");
  await archive.keep(request, exampleTweet({ missing: ["thread"] }));
  await archive.keep(request, exampleTweet());
  // What does not fit the item has parts, which others replace.
  const article = { title: "Long", text: "x".repeat(400_000) };
  const repair = { ...request, purpose: "repair" as const };
  await archive.keep(repair, exampleTweet({ article, sensitive: true }));
  await archive.keep(repair, exampleTweet({ article }));
  const key = { userId: request.userId, tweetId: "20" };
  await archive.find(key);
  await archive.findKept(key);
  await archive.mention(key, { chatId: 7, messageId: 300 });
  await archive.noteGone(key, moment(1));

  // A deletion that ends between the item and its claim's confirmation.
  const other = exampleRequest({ userId: "8" });
  await archive.hold(other, "20");
  const place = { UserID: other.userId, Timestamp: other.timestamp };
  const deleted = open(
    afterPut(client, tables.tweets.name, async () => {
      await rowsOf(db.client, tables.trash.name).put({ ...place, TweetID: "20" });
      const claim = { UserID: other.userId, TweetID: "20" };
      const update = { set: { State: "trashed" } };
      await rowsOf(db.client, tables.claims.name).update(claim, update, equals("State", "kept"));
    }),
  );
  await deleted.keep(other, exampleTweet({ article }));

  await createCopyReader(client, tables).list("20");
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

async function library(client: DynamoDBClient, open: Open) {
  await useCopies(client);
  const archive = open(client);
  const UserID = "9";
  const key = { userId: UserID, tweetId: "20" };
  await db.claim(exampleClaim({ UserID }));
  const Parts = { set: "parts", count: 1 };
  await db.item(exampleItem({ UserID, Parts }));
  await archive.find(key);
  await archive.trash(key, { at: moment(1) });
  await archive.settle(key, { at: moment(1) });
  // Another tweet of the same millisecond finds its place in the trash taken.
  const other = { ...key, tweetId: "21" };
  await db.claim(exampleClaim({ UserID, TweetID: other.tweetId }));
  await db.item(exampleItem({ UserID, TweetID: other.tweetId }));
  await archive.trash(other, { at: moment(2) });
  await archive.settle(other, { at: moment(2) });
  await archive.restore(key, { at: moment(3) });
  await archive.settle(key, { at: moment(3) });
  // A tweet that was saved anew before its deletion ended.
  const [anew, LeftAt] = [{ UserID, TweetID: "22" }, moment(0)];
  await db.claim(exampleClaim({ ...anew, LeftAt, ChangedAt: moment(1) }));
  await db.item(exampleItem({ ...anew, Timestamp: LeftAt, Parts }));
  await archive.settle({ ...key, tweetId: "22" }, { at: moment(1) });

  const { origin, timestamp, link, from, tags } = exampleRequest();
  const article = { title: "Long", text: "x".repeat(400_000) };
  const tweet = exampleTweet({ id: "23", article });
  const entry = { userId: UserID, origin, timestamp, url: link.url, from, tags, tweet };
  await archive.putBack(entry, { at: moment(3) });
  await archive.hold(exampleRequest({ userId: UserID }), "24");

  await archive.label(key, { tags: ["kept"] }, { at: moment(3) });
  await archive.list({ userId: UserID, limit: 10 });
  await archive.open(key);
  await archive.openAll(UserID, [key.tweetId]);
  await archive.claims(UserID)[Symbol.asyncIterator]().next();
  await archive.trashed({ userId: UserID, limit: 10 });
  await archive.openTrashed(other);
  await db.part({ UserID, Part: "21#parts#0", ChangedAt: moment(0) });
  await archive.purge(other);
  await archive.changedSince(UserID, moment(0))[Symbol.asyncIterator]().next();

  const people = createPeople(client, tables);
  await people.change(UserID, { language: "de" });
  await people.get(UserID);

  await archive.expired(UserID);
  const timers = createTimers(client, tables);
  const timer = { kind: "purge-trash", userId: UserID, at: 0, asked: { at: moment(1) } } as const;
  await timers.set(timer);
  await timers.set({ ...timer, userId: "10" });
  for (const hour of await timers.hours(0)) {
    for (const row of (await timers.due(hour)).rows) {
      const taken = await timers.take(row);
      if (taken === undefined) continue;
      await (taken.UserID === UserID ? timers.retryLater(taken) : timers.done(taken));
    }
    await timers.noteOver(hour);
  }

  const [forgetting, asked] = [createForgetting(client, tables), { at: moment(1000), updateId: 1 }];
  await createForgotten(client, tables).find(UserID);
  await rowsOf(db.client, tables.replies.name).put({ UserID, Origin: "9#1" });
  await rowsOf(db.client, tables.parts.name).put({ UserID, Part: "20#parts#0" });
  await db.trashed(exampleItem({ UserID, TweetID: "30" }));
  const erasure = await forgetting.begin(UserID, asked);
  if (erasure !== undefined) await forgetting.noteFirst(UserID, asked, erasure);
  const progress = { mayGoOn: () => true, erased() {} };
  await forgetting.remove(UserID, await forgetting.list(UserID, asked), progress);
  await forgetting.end(UserID, asked);
}

/** Keeps a file, and the same file for another tweet. */
async function media(client: DynamoDBClient) {
  await createForgotten(client, tables).find("7");
  await createKeepers(client, tables).has({ userId: "7", tweetId: "40" });
  const allowance = createMediaAllowance(client, tables, now);
  await allowance.spent("7");
  await allowance.spend("7", 5);
  const objects = createObjects(bucket.config);
  const copies = createCopies(client, tables, { objects });
  await copies.totalBytes();
  for (const TweetID of ["40", "41"]) {
    await copies.list(TweetID);
    const lease = await copies.lease(TweetID);
    // The lease is asked for once more, as a second delivery does.
    await copies.lease(TweetID);
    await lease?.note({ ...copy, TweetID, Status: "later" });
    await lease?.keep({ ...copy, TweetID }, path);
    await lease?.end();
  }
  // The file has become another since an attempt that was cut off.
  const lease = await copies.lease("41");
  await lease?.keep({ ...copy, TweetID: "41", Sha256: other.sha256, Bytes: 5 }, other.path);
  await lease?.end();
  const again = await copies.lease("41");
  await again?.keep({ ...copy, TweetID: "41" }, path);
  await again?.end();
  // The lease is lost while the object is written.
  const put: typeof objects.put = async () => lost?.end();
  const lost = await createCopies(client, tables, { objects: { ...objects, put } }).lease("42");
  await lost?.keep({ ...copy, TweetID: "42" }, path).catch(() => {});
  objects.close();
}

/** Reads a copy, tells Telegram's names of it, and removes what nobody keeps. */
async function useCopies(client: DynamoDBClient) {
  const objects = createObjects(bucket.config);
  const copies = createCopies(client, tables, { objects });
  for (const TweetID of ["50", "51"]) {
    const made = createCopies(db.client, tables, { objects });
    const lease = await made.lease(TweetID);
    await lease?.keep({ ...copy, TweetID, Sha256: other.sha256, Bytes: 5 }, other.path);
    await lease?.end();
  }
  bucket.asked.clear();
  const sent = { botId: "1", kind: "photo" } as const;
  await copies.list("50");
  await copies.noteFileId(other.sha256, sent, "id");
  await copies.fileId(other.sha256, sent);
  await copies.dropFileId(other.sha256, sent);
  (await objects.open(other.sha256))?.resume();
  await copies.eraseUnkept("50");
  await copies.eraseUnkept("51");
  await objects.signedUrl(other.sha256, { seconds: 60 });
  objects.close();
}

/** The archive. The name of every verb that is called is added to `used`. */
function noting(used: Set<string>, archive: Archive): Archive {
  return new Proxy(archive, {
    get(target, verb) {
      used.add(String(verb));
      return Reflect.get(target, verb);
    },
  });
}

/** The same client. `happens` is called after each put into the table that succeeded. */
function afterPut(
  client: DynamoDBClient,
  table: string,
  happens: () => Promise<void>,
): DynamoDBClient {
  const send = async (command: never) => {
    const answer = await client.send(command);
    const { input } = command as PutItemCommand;
    if ((command as object) instanceof PutItemCommand && input.TableName === table) await happens();
    return answer;
  };
  return { send } as unknown as DynamoDBClient;
}
