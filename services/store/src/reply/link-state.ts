import { notATweetReasons } from "@memory/shared/contracts/link";
import { goneReasons, missingParts, restrictedReasons } from "@memory/shared/contracts/tweet";
import { z } from "zod";

/** As much of a tweet as its reply shows. */
const Card = z.object({
  tweetId: z.string(),
  url: z.string(),
  handle: z.string(),
  name: z.string(),
  postedAt: z.string().optional(),
  /** Shortened to what a reply can show. */
  text: z.string(),
  photos: z.number(),
  videos: z.number(),
  gifs: z.number(),
  quotedHandle: z.string().optional(),
  answersHandle: z.string().optional(),
  missing: z.array(z.enum(missingParts)),
});
export type Card = z.infer<typeof Card>;

/** What the reply has to say about one link. */
export const LinkState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saved"), card: Card }),
  z.object({ kind: z.literal("already-saved"), card: Card, savedAt: z.string() }),
  z.object({ kind: z.literal("trashed"), card: Card }),
  z.object({ kind: z.literal("gone"), why: z.enum(goneReasons) }),
  z.object({ kind: z.literal("restricted"), why: z.enum(restrictedReasons) }),
  z.object({ kind: z.literal("unavailable") }),
  z.object({ kind: z.literal("not-a-tweet"), why: z.enum(notATweetReasons) }),
  z.object({ kind: z.literal("delayed") }),
  z.object({ kind: z.literal("parked") }),
]);
export type LinkState = z.infer<typeof LinkState>;
