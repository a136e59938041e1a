import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { Claim } from "@memory/archive/rows/claim";
import { Item } from "@memory/archive/rows/item";
import type { Tables } from "@memory/archive/tables";
import { holds } from "@memory/shared/aws/conditional-write";
import { originKey } from "@memory/shared/contracts/origin";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import { RetryableError } from "@memory/shared/errors";
import { lacksLess } from "../lacks-less.ts";
import type { Archive, Kept } from "../ports.ts";

/** Beyond this many steps somebody else keeps changing the same claim: the queue tries again. */
const maxSteps = 8;
/** Nobody can have been told of a new claim, and have deleted its tweet, sooner than this. */
const soonMs = 500;

/** Tweets and TweetsClaims in DynamoDB, without transactions: the claim decides, the item follows. */
export function createArchive(client: DynamoDBDocumentClient, tables: Tables): Archive {
  const claims = tables.claims.name;
  const tweets = tables.tweets.name;

  const claimOf = async (userId: string, tweetId: string) => {
    const Key = { UserID: userId, TweetID: tweetId };
    const got = new GetCommand({ TableName: claims, Key, ConsistentRead: true });
    const { Item: row } = await client.send(got);
    return row === undefined ? undefined : Claim.parse(row);
  };

  const itemAt = async (TableName: string, UserID: string, Timestamp: string) => {
    const Key = { UserID, Timestamp };
    const { Item: row } = await client.send(
      new GetCommand({ TableName, Key, ConsistentRead: true }),
    );
    return row;
  };

  /** The claim if it is new, else undefined. */
  const putClaim = async (claim: Claim) => {
    const put = new PutCommand({
      TableName: claims,
      Item: claim,
      ConditionExpression: "attribute_not_exists(TweetID)",
    });
    return (await holds(client.send(put))) ? claim : undefined;
  };

  /** The claim as changed, or undefined when it was not as expected any more. */
  const changeClaim = async (
    claim: Claim,
    change: Partial<Claim>,
    expected: Partial<Pick<Claim, "State" | "ChangedAt" | "Timestamp">>,
  ): Promise<Claim | undefined> => {
    const update = updateOf(change, expected);
    const Key = { UserID: claim.UserID, TweetID: claim.TweetID };
    const command = new UpdateCommand({ TableName: claims, Key, ...update });
    return (await holds(client.send(command))) ? { ...claim, ...change } : undefined;
  };

  /** Brings the claim to what this request makes of it. */
  const settleClaim = async (
    request: TweetRequested,
    tweet: Tweet,
  ): Promise<Omit<Kept, "tweet"> & { isNew?: boolean }> => {
    const mine = newClaim(request, tweet.id, "kept", tweet.missing);
    if ((await putClaim(mine)) !== undefined) return { kind: "saved", claim: mine, isNew: true };
    for (let step = 0; step < maxSteps; step += 1) {
      const claim = await claimOf(request.userId, tweet.id);
      if (claim === undefined) {
        if ((await putClaim(mine)) !== undefined) return { kind: "saved", claim: mine };
        continue;
      }
      const isMine = originKey(claim.Origin) === originKey(request.origin);
      if (claim.State === "kept") return { kind: isMine ? "saved" : "already-saved", claim };
      if (claim.State === "pending") {
        const change = { State: "kept" as const, Missing: tweet.missing };
        const kept = await changeClaim(claim, change, { State: "pending" });
        if (kept !== undefined) return { kind: isMine ? "saved" : "already-saved", claim: kept };
        continue;
      }
      // What was asked for before the deletion is not asked for again.
      if (isMine || request.requestedAt <= claim.ChangedAt) return { kind: "trashed", claim };
      const { UserID: _, TweetID: __, ...change } = mine;
      const { ChangedAt } = claim;
      const restored = await changeClaim(claim, change, { State: "trashed", ChangedAt });
      if (restored !== undefined) return { kind: "saved", claim: restored };
    }
    throw new RetryableError(`the claim on tweet ${tweet.id} keeps changing`);
  };

  /** Puts the item that the claim names if it is not there; undefined when the claim changed. */
  const putItem = async (
    request: TweetRequested,
    tweet: Tweet,
    claim: Claim,
    isNew = false,
    moves = 0,
  ): Promise<Put | undefined> => {
    const startedAt = performance.now();
    const put = new PutCommand({
      TableName: tweets,
      Item: newItem(request, tweet, claim),
      ConditionExpression: "attribute_not_exists(UserID)",
    });
    if (await holds(client.send(put))) {
      const isSurelyCurrent = isNew && performance.now() - startedAt < soonMs;
      const confirmed = isSurelyCurrent ? claim : await confirmItem(claim);
      return confirmed && { claim: confirmed, tweet };
    }
    const there = await itemAt(tweets, claim.UserID, claim.Timestamp);
    if (there === undefined) return undefined;
    if (there.TweetID === claim.TweetID) return renewItem(request, tweet, claim, there);
    // Another tweet of this person has this very millisecond.
    const Timestamp = new Date(Date.parse(claim.Timestamp) + moveMs(moves)).toISOString();
    const expected = { State: "kept", Timestamp: claim.Timestamp } as const;
    const moved: Claim | undefined = await changeClaim(claim, { Timestamp }, expected);
    return moved === undefined ? undefined : putItem(request, tweet, moved, false, moves + 1);
  };

  /** Puts a fuller tweet in the place of the one that is kept; a repair replaces one as full, too. */
  const renewItem = async (
    { purpose }: TweetRequested,
    tweet: Tweet,
    claim: Claim,
    there: Record<string, unknown>,
  ): Promise<Put | undefined> => {
    const kept = Item.shape.Tweet.safeParse(there.Tweet).data;
    const revision = Item.shape.Revision.safeParse(there.Revision).data;
    if (kept !== undefined && !lacksLess(tweet, kept, purpose === "repair")) {
      return { claim: await nameMissing(claim, kept), tweet: kept };
    }
    const { Content, Media, Username, Tweet: whole } = contentOf(tweet);
    const update = new UpdateCommand({
      TableName: tweets,
      Key: { UserID: claim.UserID, Timestamp: claim.Timestamp },
      ...updateOf(
        { Content, Media, Username, Tweet: whole, Revision: (revision ?? 0) + 1 },
        // Nobody else has renewed it since it was compared.
        { TweetID: claim.TweetID, Revision: revision },
      ),
    });
    if (!(await holds(client.send(update)))) return undefined;
    return { claim: await nameMissing(claim, whole), tweet };
  };

  /** The claim says what the item lacks. */
  const nameMissing = async (claim: Claim, { missing }: Tweet): Promise<Claim> => {
    if (claim.Missing.join() === missing.join()) return claim;
    const { Timestamp } = claim;
    const change = { Missing: missing };
    return (await changeClaim(claim, change, { State: "kept", Timestamp })) ?? claim;
  };

  /** Takes back an item that was put after its claim had changed: a deleted tweet stays deleted. */
  const confirmItem = async (claim: Claim) => {
    const now = await claimOf(claim.UserID, claim.TweetID);
    if (now?.State === "kept" && now.Timestamp === claim.Timestamp) return now;
    const isTrashed = now?.State === "trashed" && now.Timestamp === claim.Timestamp;
    // A deletion still under way collects the item itself.
    const collectsItself =
      isTrashed && (await itemAt(tables.trash.name, claim.UserID, claim.Timestamp)) === undefined;
    if (!collectsItself) {
      const remove = new DeleteCommand({
        TableName: tweets,
        Key: { UserID: claim.UserID, Timestamp: claim.Timestamp },
        ConditionExpression: "TweetID = :tweet AND ChangedAt <= :changed",
        ExpressionAttributeValues: {
          ":tweet": claim.TweetID,
          ":changed": now?.ChangedAt ?? claim.ChangedAt,
        },
      });
      await holds(client.send(remove));
    }
    return undefined;
  };

  return {
    claimOf,

    async keptTweet(userId, tweetId) {
      const claim = await claimOf(userId, tweetId);
      if (claim?.State !== "kept") return undefined;
      const there = await itemAt(tweets, userId, claim.Timestamp);
      const tweet = Item.shape.Tweet.safeParse(there?.Tweet).data;
      return tweet?.id === tweetId ? { claim, tweet } : undefined;
    },

    async keep(request, tweet) {
      for (let step = 0; step < maxSteps; step += 1) {
        const settled = await settleClaim(request, tweet);
        const { kind, claim, isNew } = settled;
        if (kind === "trashed") return { kind, claim, tweet };
        const put = await putItem(request, tweet, claim, isNew);
        if (put !== undefined) return { kind, ...put };
      }
      throw new RetryableError(`the item of tweet ${tweet.id} keeps changing`);
    },

    async hold(request, tweetId) {
      const mine = newClaim(request, tweetId, "pending", []);
      return (await putClaim(mine)) ?? (await claimOf(request.userId, tweetId)) ?? mine;
    },

    async release(request, tweetId) {
      const claim = await claimOf(request.userId, tweetId);
      if (claim?.State !== "pending") return;
      if (originKey(claim.Origin) !== originKey(request.origin)) return;
      const remove = new DeleteCommand({
        TableName: claims,
        Key: { UserID: claim.UserID, TweetID: claim.TweetID },
        ConditionExpression: "#state = :pending AND ChangedAt = :changed",
        ExpressionAttributeNames: { "#state": "State" },
        ExpressionAttributeValues: { ":pending": "pending", ":changed": claim.ChangedAt },
      });
      await holds(client.send(remove));
    },
  };
}

const nearMoves = 3;

/** A millisecond at first, then up to four seconds: a flood of links leaves no gap near its second. */
const moveMs = (moves: number): number => {
  const reach = 16 ** Math.min(Math.max(0, moves - nearMoves + 1), 3);
  return 1 + Math.floor(Math.random() * reach);
};

/** What stands under a claim. */
type Put = { readonly claim: Claim; readonly tweet: Tweet };

const newClaim = (
  request: TweetRequested,
  tweetId: string,
  state: Claim["State"],
  missing: Claim["Missing"],
): Claim => ({
  UserID: request.userId,
  TweetID: tweetId,
  State: state,
  Origin: request.origin,
  Timestamp: request.timestamp,
  ChangedAt: request.requestedAt,
  Tags: request.tags,
  Note: request.note,
  Missing: missing,
});

const newItem = (request: TweetRequested, tweet: Tweet, claim: Claim): Item => ({
  UserID: claim.UserID,
  Timestamp: claim.Timestamp,
  TweetID: claim.TweetID,
  ...contentOf(tweet),
  Revision: 1,
  URL: request.link.url,
  From: request.from,
  ChangedAt: claim.ChangedAt,
});

const contentOf = (tweet: Tweet) => ({
  Content: tweet.text,
  Media: tweet.media.map(({ url }) => url),
  Username: tweet.author.handle,
  Tweet: tweet,
});

/** Every name aliased: some are reserved words. */
function updateOf(change: object, expected: object): Omit<UpdateCommandInput, "TableName" | "Key"> {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const assign =
    (prefix: string) =>
    ([name, value]: [string, unknown]) => {
      names[`#${name}`] = name;
      values[`:${prefix}${name}`] = value;
      return `#${name} = :${prefix}${name}`;
    };
  const isGiven = ([, value]: [string, unknown]) => value !== undefined;
  const sets = Object.entries(change).filter(isGiven).map(assign("new"));
  const conditions = Object.entries(expected).filter(isGiven).map(assign("old"));
  return {
    UpdateExpression: `SET ${sets.join(", ")}`,
    ConditionExpression: conditions.join(" AND "),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}
