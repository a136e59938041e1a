import { z } from "zod";

/** The fields that X renamed on 2026-08-07: the new name by the old one. */
const newNames = {
  note_tweet: "note_post",
  referenced_tweets: "referenced_posts",
  edit_history_tweet_ids: "edit_history_post_ids",
  tweets: "posts",
  retweet_count: "repost_count",
};

/** An object whose fields may have their old or their new names. The shape uses the old ones. */
export const renamed = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => {
    if (typeof value !== "object" || value === null) return value;
    const fields: Record<string, unknown> = { ...value };
    for (const [before, since] of Object.entries(newNames)) {
      if (before in shape) fields[before] ??= fields[since];
    }
    return fields;
  }, z.object(shape));
