/**
 * Every table: its key, what writes it and what it holds. The main table's name is configured, and
 * the others' names start with it. The archive alone writes `tweets`, `claims`, `trash`, `parts` and `keepers`; /forget erases
 * a person's rows from all tables but `raw`.
 */
export type Tables = ReturnType<typeof tablesNamed>;

export const tablesNamed = (main: string) =>
  ({
    /** Archive. Every kept tweet: `UserID`, `Timestamp` (when it was saved). */
    tweets: { name: main, partitionKey: "UserID", sortKey: "Timestamp" },
    /** Archive. One row per person and tweet: what became of it, under which `Timestamp`. */
    claims: {
      name: `${main}Claims`,
      partitionKey: "UserID",
      sortKey: "TweetID",
      localIndex: { name: "byChange", sortKey: "ChangedAt" },
    },
    /** Store. One row per answered message: each link's state, the reply's id, revision, lease. */
    replies: { name: `${main}Replies`, partitionKey: "UserID", sortKey: "Origin" },
    /** Archive. Deleted items as they were, kept for 30 days. */
    trash: {
      name: `${main}Trash`,
      partitionKey: "UserID",
      sortKey: "Timestamp",
      timeToLive: "expires",
    },
    /**
     * Archive. Whole tweets that do not fit their items, compressed and cut into pieces. The sort key is
     * `<tweet id>#<set>#<number>`. `expires` is set while the item is in the trash.
     */
    parts: {
      name: `${main}Parts`,
      partitionKey: "UserID",
      sortKey: "Part",
      timeToLive: "expires",
    },
    /** Fetcher. What each source answered about a tweet, as it was sent; never a user. */
    raw: {
      name: `${main}Raw`,
      partitionKey: "TweetID",
      sortKey: "Source",
      timeToLive: "expires",
    },
    /**
     * One row per person: language, settings and when they had everything erased (`rows/person.ts`), which
     * library writes; and per person or group that takes no messages: since when (`BlockedAt`), which store writes.
     */
    people: { name: `${main}People`, partitionKey: "UserID" },
    /**
     * Library. What is due when: `<hour>#<shard>` with a row for each timer, `person#<id>` with the list of a
     * person's timers, and `cursor`, the first hour that may have timers left.
     */
    due: { name: `${main}Due`, partitionKey: "Due", sortKey: "Key" },
    /**
     * `packages/copies`. `<tweet id>` with a row for each file of that tweet (`rows/copy.ts`) and one that is leased while
     * somebody changes them, and `sha256/<hex>` with a row for the object (`rows/object.ts`) and one for each tweet's
     * file that it serves. Never a person.
     */
    media: { name: `${main}Media`, partitionKey: "TweetID", sortKey: "MediaKey" },
    /** Archive. Who keeps a tweet, keys only: when the last one lets go, its copies go. */
    keepers: { name: `${main}Keepers`, partitionKey: "TweetID", sortKey: "UserID" },
  }) as const;

export type Table = {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly localIndex?: { readonly name: string; readonly sortKey: string };
  /** Holds the Unix second after which AWS may remove the row. Readers must check it themselves. */
  readonly timeToLive?: string;
};
