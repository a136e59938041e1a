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

  /**
   * Says that the file is not kept, before its object is touched: if the erasing is cut off and somebody keeps the
   * tweet again, the file is copied anew. Returns the row as it is then; undefined if another has changed it.
   */
  async markLater(copy: Copy): Promise<Copy | undefined> {
    if (copy.Status !== "kept") return copy;
    const Status = "later";
    const { TweetID, MediaKey } = copy;
    const isMarked = await rows.update({ TweetID, MediaKey }, { set: { Status } }, asRead(copy));
    return isMarked ? { ...copy, Status } : undefined;
  },

  /** Removes the row if it is as it was read. */
  remove: (copy: Copy): Promise<boolean> =>
    rows.remove({ TweetID: copy.TweetID, MediaKey: copy.MediaKey }, asRead(copy)),
});

const isCopy = ({ MediaKey }: Row) => MediaKey !== leaseRow;
const asRead = ({ Status, Sha256, ChangedAt }: Copy) => matches({ Status, Sha256, ChangedAt });
