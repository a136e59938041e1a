import { exampleTweet } from "@memory/testing/example-request";
import { replyTo, saved } from "../reply.ts";
import type { Chapter } from "../situation.ts";

const savedAt = "2026-01-02T03:04:05.000Z";

/** What differs where others read along. */
export const groups: Chapter = {
  title: "In groups",
  situations: [
    {
      when: "A link in a group is saved for whoever sent it.",
      read: replyTo(saved(), { isGroup: true }),
    },
    {
      when: "The sender had saved the tweet before. The group must not learn that.",
      read: replyTo({ kind: "already-saved", tweet: exampleTweet(), savedAt }, { isGroup: true }),
    },
    {
      when: "The tweet was deleted from X.",
      read: replyTo({ kind: "gone", why: "deleted" }, { isGroup: true }),
    },
  ],
};
