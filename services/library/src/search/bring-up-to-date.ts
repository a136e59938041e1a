import { documentOf } from "./index/document.ts";
import type { ChangedClaim, Searched, Source } from "./source.ts";
import type { Opened } from "./threads/calls.ts";
import type { Call } from "./threads/thread.ts";

/** Machines' clocks differ, and a write may be seen after a later one. */
const overlapMs = 120_000;
/** As many rows as DynamoDB reads in a call. With more calls at once, others' would wait longer. */
const readAtOnce = 100;
/** Written in a few milliseconds, so that others' searches wait no longer. */
const writtenAtOnce = 50;

type Task = {
  readonly userId: string;
  readonly path: string;
  readonly opened: Opened;
  readonly call: Call;
  readonly source: Source;
  readonly now: number;
  /** Called now and then while the file grows. */
  grown(): Promise<void>;
};

/** Brings a person's search file up to date with the tables. What is written stays if it is cut off. */
export async function bringUpToDate(task: Task): Promise<void> {
  const { userId, path, opened, call, source, now } = task;
  await write(opened.waiting, task);
  const followedAt = new Date(now).toISOString();
  let known = opened.changedAt ?? "";
  for await (const claims of source.changedSince(userId, opened.since)) {
    const changed = await call("compare", path, claims.map(asCompared));
    await write(changed, task);
    const last = claims.at(-1)?.ChangedAt ?? "";
    // A writer whose clock is ahead must not hide what others change meanwhile.
    const isAhead = last > followedAt;
    const changedAt = isAhead ? followedAt : last;
    if (changedAt <= known) continue;
    const since = new Date(Date.parse(changedAt) - overlapMs).toISOString();
    await call("follow", path, { changedAt, followedAt, since });
    known = changedAt;
  }
  if (known === opened.changedAt && isSettled(opened, now))
    await call("follow", path, { since: known });
}

/** Whether all changes up to the latest one have come by now, so that the overlap need not be read again. */
const isSettled = ({ changedAt, followedAt, since }: Opened, now: number): boolean =>
  followedAt !== undefined && since !== changedAt && now - Date.parse(followedAt) > overlapMs;

const asCompared = ({ TweetID, State, ChangedAt }: ChangedClaim) => ({ TweetID, State, ChangedAt });

/** Reads the tweets as they are now and writes them; those without an item wait. */
async function write(tweetIds: readonly string[], task: Task): Promise<void> {
  const { userId, path, call, source, grown } = task;
  const batches = cut(tweetIds, readAtOnce);
  const read = (batch: readonly string[] | undefined) =>
    batch === undefined ? undefined : handled(source.openAll(userId, batch));
  let next = read(batches[0]);
  for (const [index, batch] of batches.entries()) {
    const found = (await next) ?? [];
    next = read(batches[index + 1]);
    const isFound = new Set(found.map(({ item }) => item.TweetID));
    const waiting = batch.filter((tweetId) => !isFound.has(tweetId));
    if (waiting.length > 0) await call("write", path, { put: [], waiting });
    for (const some of cut(found, writtenAtOnce)) {
      const put = some.map(({ claim, item }) => documentOf(claim, item));
      await call("write", path, { put, waiting: [] });
    }
    await grown();
  }
}

/** A read ahead that fails while nobody awaits it yet must not end the process. */
function handled(reading: Promise<readonly Searched[]>): Promise<readonly Searched[]> {
  reading.catch(() => {});
  return reading;
}

const cut = <T>(all: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
