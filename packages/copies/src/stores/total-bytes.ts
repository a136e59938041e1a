import type { Rows } from "@memory/shared/aws/rows";

export type TotalBytes = ReturnType<typeof createTotalBytes>;

const key = { TweetID: "total", MediaKey: "bytes" };

/**
 * The bytes of all objects together, in a row of TweetsMedia. A crash between an object and its count leaves a small
 * error.
 */
export const createTotalBytes = (rows: Rows) => ({
  async add(bytes: number): Promise<void> {
    await rows.update(key, { add: { Bytes: bytes } });
  },
  async read(): Promise<number> {
    const { Bytes = 0 } = (await rows.get(key)) ?? {};
    return Math.max(0, Number(Bytes));
  },
});
