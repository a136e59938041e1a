import type { Archive, Kept, Trashed } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import type { Item } from "@memory/archive/rows/item";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { LibraryEntry } from "./library-file.ts";

export type LibrarySource = Pick<Archive, "list" | "open" | "claims" | "trashed" | "openTrashed">;

const pageSize = 100;

/** How many tweets a person has, those in the trash included: what `readLibrary` will read, about. */
export async function countLibrary(userId: string, archive: LibrarySource): Promise<number> {
  let count = 0;
  for await (const page of archive.claims(userId)) count += page.length;
  return count;
}

/**
 * All that a person keeps: the newest first, then what is pending, then the trash. Each tweet comes once, even
 * if it is saved, completed or deleted meanwhile.
 */
export async function* readLibrary(
  userId: string,
  archive: LibrarySource,
): AsyncGenerator<LibraryEntry> {
  const seen = new Set<string>();
  const isNew = (id: string) => seen.size !== seen.add(id).size;
  for await (const kept of keptTweets(userId, archive))
    if (isNew(kept.claim.TweetID)) yield await entryOfKept(kept, archive);
  for await (const claims of archive.claims(userId)) {
    for (const claim of claims) {
      if (claim.State === "trashed" || !isNew(claim.TweetID)) continue;
      // A kept one was passed over in the list: it has just been saved, or its item is still to come.
      const whole = await archive.open({ userId, tweetId: claim.TweetID });
      yield whole === undefined ? pendingEntry(claim) : keptEntry(whole, whole.tweet);
    }
  }
  for await (const trashed of trashedTweets(userId, archive))
    if (isNew(trashed.claim.TweetID)) yield await entryOfTrashed(trashed, archive);
}

async function* keptTweets(userId: string, archive: LibrarySource): AsyncGenerator<Kept> {
  let before: string | undefined;
  do {
    const page = await archive.list({ userId, before, limit: pageSize });
    yield* page.tweets;
    before = page.older;
  } while (before !== undefined);
}

async function* trashedTweets(userId: string, archive: LibrarySource): AsyncGenerator<Trashed> {
  let before: string | undefined;
  do {
    const page = await archive.trashed({ userId, before, limit: pageSize });
    yield* page.tweets;
    before = page.older;
  } while (before !== undefined);
}

/** The item of a large tweet holds a part of it: then the tweet is read whole. */
async function entryOfKept(kept: Kept, archive: LibrarySource): Promise<LibraryEntry> {
  const { claim, item } = kept;
  if (item.Parts === undefined) return keptEntry(kept, item.Tweet);
  const whole = await archive.open({ userId: claim.UserID, tweetId: claim.TweetID });
  return whole === undefined ? keptEntry(kept, item.Tweet) : keptEntry(whole, whole.tweet);
}

const keptEntry = ({ claim, item }: Kept, tweet: Tweet): LibraryEntry => ({
  ...entryOf(claim, item),
  state: "kept",
  missing: tweet.missing,
  tweet,
});

async function entryOfTrashed(trashed: Trashed, archive: LibrarySource): Promise<LibraryEntry> {
  const { claim, item, deletedAt } = trashed;
  const key = { userId: claim.UserID, tweetId: claim.TweetID };
  const whole = item.Parts === undefined ? undefined : await archive.openTrashed(key);
  const tweet = whole?.tweet ?? item.Tweet;
  return { ...entryOf(claim, item), state: "trashed", missing: tweet.missing, deletedAt, tweet };
}

const pendingEntry = (claim: Claim): LibraryEntry => ({ ...entryOf(claim), state: "pending" });

const entryOf = (claim: Claim, item?: Item) => ({
  id: claim.TweetID,
  savedAt: claim.Timestamp,
  ...omitUndefined({ url: item?.URL, from: fromOf(item), note: claim.Note }),
  tags: claim.Tags,
  missing: claim.Missing,
});

const fromOf = (item: Item | undefined): LibraryEntry["from"] =>
  item === undefined || Object.keys(item.From).length === 0 ? undefined : item.From;
