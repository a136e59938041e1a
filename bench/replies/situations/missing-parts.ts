import { missingParts as parts } from "@memory/shared/contracts/tweet";
import { replyTo, saved } from "../reply.ts";
import type { Chapter } from "../situation.ts";

const situations = {
  text: "Only the beginning of the text could be read.",
  quote: "It quotes a tweet that could not be read.",
  media: "A picture or video could not be read.",
  article: "It carries an article, of which only the title could be read.",
  thread: "It is part of a thread whose other tweets could not be read.",
  poll: "It has a poll that could not be read.",
  "reply-context": "It answers a tweet that could not be read.",
  card: "It links to a page whose preview could not be read.",
  "community-note": "It has a community note that could not be read whole.",
} as const;

/** What is said of each part that is known to exist and is not kept. */
export const missingParts: Chapter = {
  title: "Tweets of which something is missing",
  situations: [
    ...parts.map((part) => ({ when: situations[part], read: replyTo(saved({ missing: [part] })) })),
    {
      when: "Several parts are missing. Where a source that failed may have them, Memory asks again for 26 hours, and edits this reply.",
      read: replyTo(saved({ missing: ["text", "media", "poll"] })),
    },
  ],
};
