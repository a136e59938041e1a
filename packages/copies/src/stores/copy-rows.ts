import { equals, matches } from "@memory/shared/aws/expression";
import type { Row, Rows } from "@memory/shared/aws/rows";
import { Copy } from "../rows/copy.ts";
import { leaseRow } from "./leases.ts";

export type CopyRows = ReturnType<typeof createCopyRows>;

/** The rows of TweetsMedia below a tweet, one for each of its files. */
export const createCopyRows = (rows: Rows) => ({
  /** The files of a tweet, as they are now. */
  async list(tweetId: string): Promise<Copy[]> {
    const found = await rows.query({ key: equals("TweetID", tweetId) });
    return found.filter(isCopy).map((row) => Copy.parse(row));
  },

  /** Whether there is not even a lease. */
  isEmpty: async (tweetId: string): Promise<boolean> =>
    (await rows.query({ key: equals("TweetID", tweetId), attributes: ["MediaKey"] })).length === 0,

  async find({ TweetID, MediaKey }: Pick<Copy, "TweetID" | "MediaKey">): Promise<Copy | undefined> {
    const row = await rows.get({ TweetID, MediaKey });
    return row === undefined ? undefined : Copy.parse(row);
  },

  async put(copy: Copy): Promise<void> {
    await rows.put(copy);
  },

  /** Removes the row if it names the object that it was read with. */
  remove: ({ TweetID, MediaKey, Sha256 }: Copy): Promise<boolean> =>
    rows.remove({ TweetID, MediaKey }, matches({ Sha256 })),
});

const isCopy = ({ MediaKey }: Row) => MediaKey !== leaseRow;
