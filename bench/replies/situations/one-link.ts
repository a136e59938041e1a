import { exampleTweet } from "@memory/testing/example-request";
import { replyTo, saved } from "../reply.ts";
import type { Chapter } from "../situation.ts";

const tweet = exampleTweet();

/** What becomes of one link over time. */
export const oneLink: Chapter = {
  title: "One link, and what happens to it",
  situations: [
    { when: "The link is saved.", read: replyTo(saved()) },
    {
      when: "The same person saved this tweet before, by another message.",
      read: replyTo({ kind: "already-saved", tweet, savedAt: "2026-01-02T03:04:05.000Z" }),
    },
    {
      when: "No source could answer for three seconds. Memory goes on asking for 26 hours, and edits this reply when it knows more.",
      read: replyTo({ kind: "delayed" }),
    },
    {
      when: "An edit put another link into the message, and nothing is known of it yet.",
      read: replyTo({ kind: "looking-up" }),
    },
    {
      when: "Memory gave up: 26 hours without an answer, or a fault that came back eight times. An operator can start it again, which completes this reply.",
      read: replyTo({ kind: "parked" }),
    },
    {
      when: "The person pressed Delete. Undo works for 30 days.",
      read: replyTo({ kind: "trashed", tweet }),
    },
    { when: "The person pressed Undo.", read: replyTo(saved()) },
  ],
};
