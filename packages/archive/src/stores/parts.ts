import { createHash } from "node:crypto";
import {
  allOf,
  anyOf,
  equals,
  isAbsent,
  isAtMost,
  isBetween,
  isPresent,
} from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import { originKey } from "@memory/shared/contracts/origin";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Claim } from "../rows/claim.ts";
import { bodiesOf, Part, type PartsRef, tweetOf } from "../rows/part.ts";

export type Parts = ReturnType<typeof createParts>;

/**
 * TweetsParts in DynamoDB: tweets that do not fit their items. Such an item names its set of rows
 * (`PartsRef`), and takes the name along to the trash and back, while the rows stay where they are.
 *
 * A set is written before the item that names it and erased after the item names it no more. It
 * belongs to one save and one revision of the item, so that no other one uses it. Two saves at
 * once, or a crash, may leave a set that no item names. Deliveries of one save write the same set.
 *
 * Rows of a deleted tweet carry the `expires` of its item in the trash, and AWS removes them with it.
 * Like the trash, they stay where nothing removes expired rows until they are purged. Whoever will forget
 * a person has to remove by key: all rows of a person are in one partition.
 */
export function createParts(rows: Rows) {
  const keysOf = ({ UserID, TweetID }: Claim, { set, count }: PartsRef) =>
    Array.from({ length: count }, (_, index) => ({ UserID, Part: `${TweetID}#${set}#${index}` }));
  const isNoNewer = ({ ChangedAt }: Claim) => isAtMost("ChangedAt", ChangedAt);

  /** Does nothing to rows that a newer change of the claim has stamped. */
  const stamp = async (claim: Claim, parts: PartsRef | undefined, expires?: number) => {
    if (parts === undefined) return;
    const { ChangedAt } = claim;
    const set = { ChangedAt, expires };
    const update = expires === undefined ? { set, remove: ["expires"] } : { set };
    await Promise.all(
      keysOf(claim, parts).map((key) => rows.update(key, update, isNoNewer(claim))),
    );
  };

  return {
    /** The whole tweet; undefined if a part of it is not there. */
    async find(claim: Claim, parts: PartsRef): Promise<Tweet | undefined> {
      const found = await Promise.all(keysOf(claim, parts).map((key) => rows.get(key)));
      const bodies = found.flatMap((row) => Part.safeParse(row).data?.Body ?? []);
      return bodies.length < parts.count ? undefined : tweetOf(bodies);
    },

    /** Writes the tweet. Repeated for the same save, it writes the same rows. */
    async put(claim: Claim, tweet: Tweet, revision: number): Promise<PartsRef> {
      const bodies = await bodiesOf(tweet);
      const parts = { set: setOf(claim, bodies, revision), count: bodies.length };
      const isMine = anyOf(isAbsent("UserID"), isNoNewer(claim));
      const { ChangedAt } = claim;
      await Promise.all(
        keysOf(claim, parts).map((key, index) =>
          rows.put({ ...key, Body: bodies[index], ChangedAt }, isMine),
        ),
      );
      return parts;
    },

    /** For a deleted tweet: the rows go when its item in the trash does, at `expires` (Unix s). */
    expire: (claim: Claim, parts: PartsRef | undefined, expires: number): Promise<void> =>
      stamp(claim, parts, expires),

    /** For a restored tweet: the rows stay. */
    retain: (claim: Claim, parts: PartsRef | undefined): Promise<void> => stamp(claim, parts),

    /** Erases all rows of the tweet that no newer change of the claim has written, unnamed ones included. */
    async purge(claim: Claim): Promise<void> {
      const { UserID, TweetID } = claim;
      const ofTweet = isBetween("Part", `${TweetID}#`, `${TweetID}#~`);
      const found = await rows.query({ key: allOf(equals("UserID", UserID), ofTweet) });
      const keys = found.map(({ Part }) => ({ UserID, Part: String(Part) }));
      await Promise.all(keys.map((key) => rows.remove(key, isNoNewer(claim))));
    },

    /** Erases the rows, unless `current` are the same. */
    async erase(claim: Claim, parts: PartsRef | undefined, current?: PartsRef): Promise<void> {
      if (parts === undefined || parts.set === current?.set) return;
      await Promise.all(keysOf(claim, parts).map((key) => rows.remove(key, isPresent("UserID"))));
    },
  };
}

function setOf({ Origin }: Claim, bodies: readonly Uint8Array[], revision: number): string {
  const hash = createHash("sha256").update(`${originKey(Origin)} ${revision}\n`);
  for (const body of bodies) hash.update(body);
  return hash.digest("hex").slice(0, 32);
}
