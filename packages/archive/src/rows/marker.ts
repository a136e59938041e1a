import { z } from "zod";
import type { Asked } from "../compare-asked.ts";

/** Rows of a person, by table. */
export const Counts = z.object({
  tweets: z.number(),
  trash: z.number(),
  claims: z.number(),
  parts: z.number(),
  replies: z.number(),
  timers: z.number(),
});
export type Counts = z.infer<typeof Counts>;

/** How far an erasure has come. */
export const Erasure = z.object({
  /** The language in which the person had asked to be answered. */
  language: z.string().optional(),
  /** 1 if the person had settings. */
  settings: z.number(),
  /** The rows that were there when each of the two erasures began. */
  first: Counts.optional(),
  second: Counts.optional(),
  /** Search files that were removed. */
  searchFiles: z.number().optional(),
  /** Copies of media that were removed, since nobody else kept their tweets. */
  copies: z.number().optional(),
  /** ISO-8601 UTC of the end of the first. */
  erasedAt: z.string().optional(),
});
export type Erasure = z.infer<typeof Erasure>;

/**
 * What a row of TweetsPeople holds of /forget. The marker, `ForgottenAt` and `ForgottenBy`, stays for ever,
 * so that no older job brings anything back.
 */
export const Marker = z.object({
  /** ISO-8601 UTC. */
  ForgottenAt: z.string().optional(),
  /** Telegram's number of the update that asked for it. */
  ForgottenBy: z.number().optional(),
  /** Only while it is going on. */
  Erasure: Erasure.optional(),
});
export type Marker = z.infer<typeof Marker>;

/** When the person asked to be forgotten; undefined if they never did. */
export function forgottenIn(row: object): Asked | undefined {
  const { ForgottenAt: at, ForgottenBy: updateId } = Marker.parse(row);
  return at === undefined ? undefined : { at, updateId };
}
