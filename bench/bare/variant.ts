/**
 * How the bare pipeline calls DynamoDB:
 * - `floor`: what Memory reads and writes for a tweet, in as few calls as can be, through Memory's own clients.
 * - `stock`: four calls, through lib-dynamodb and clients as they come. The first trial was made so, and
 *   this variant keeps it comparable.
 */
export const variants = ["floor", "stock"] as const;
export type Variant = (typeof variants)[number];

export const roles = ["ingest", "fetcher", "store"] as const;
export type Role = (typeof roles)[number];
