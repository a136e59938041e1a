const snowflakeEpochMs = 1_288_834_974_657n;
const firstSnowflake = 30_000_000_000n;

/**
 * ISO-8601 UTC of the first readable date, else the time in the id. Ids have had one since November
 * 2010.
 */
export function postedAt(tweetId: string, ...dates: (string | number | null | undefined)[]) {
  for (const date of dates) {
    if (date === null || date === undefined) continue;
    const iso = isoOf(new Date(date));
    if (iso !== undefined) return iso;
  }
  const id = BigInt(tweetId);
  return id > firstSnowflake ? isoOf(new Date(Number((id >> 22n) + snowflakeEpochMs))) : undefined;
}

/** ISO-8601 UTC; undefined if the text is not a time. */
export const isoTime = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : isoOf(new Date(text));

const isoOf = (date: Date): string | undefined =>
  Number.isNaN(date.getTime()) ? undefined : date.toISOString();
