import { exampleTweet } from "@memory/testing/example-request";
import { type Outcome, replyToAll, type Sent } from "../reply.ts";
import type { Chapter } from "../situation.ts";

const tweetOf = (index: number) =>
  exampleTweet({ id: String(20 + index), url: `https://x.com/jack/status/${20 + index}` });
const linkTo = (index: number, outcome: Outcome): Sent => ({
  url: `https://x.com/jack/status/${20 + index}`,
  outcome,
});
const savedLink = (index: number): Sent => linkTo(index, { kind: "saved", tweet: tweetOf(index) });
const many = (count: number): Sent[] =>
  Array.from({ length: count }, (_, index) => savedLink(index));
const savedAt = "2026-01-02T03:04:05.000Z";

const mixed: Sent[] = [
  savedLink(0),
  linkTo(1, { kind: "already-saved", tweet: tweetOf(1), savedAt }),
  linkTo(2, { kind: "gone", why: "deleted" }),
  linkTo(3, { kind: "delayed" }),
  { url: "https://x.com/jack" },
];
const everyKind: Sent[] = [
  ...mixed,
  linkTo(5, { kind: "trashed", tweet: tweetOf(5) }),
  linkTo(6, { kind: "restricted", why: "suspended" }),
  linkTo(7, { kind: "unavailable" }),
  linkTo(8, { kind: "parked" }),
  linkTo(9, { kind: "looking-up" }),
  { url: "https://x.com/jack/status/30", overLimit: "minute" },
];

/** One reply for all links of a message, or of all messages of an album. */
export const severalLinks: Chapter = {
  title: "Several links in one message",
  situations: [
    {
      when: "Two links, both saved. An album of photos with links in its captions gets one reply like this too.",
      read: replyToAll(many(2)),
    },
    {
      when: "Five links: saved, saved before, deleted, not answered yet, and a profile.",
      read: replyToAll(mixed),
    },
    {
      when: "Two links, while the second is still being read.",
      read: replyToAll([savedLink(0), linkTo(1, { kind: "looking-up" })]),
    },
    {
      when: "Two links, of which the first was deleted by its button.",
      read: replyToAll([linkTo(0, { kind: "trashed", tweet: tweetOf(0) }), savedLink(1)]),
    },
    {
      when: "Two links, of which the second is over the limit of a day.",
      read: replyToAll([savedLink(0), { url: "https://x.com/jack/status/21", overLimit: "day" }]),
    },
    { when: "Eleven links, one of each kind: one line each.", read: replyToAll(everyKind) },
    {
      when: "A message with 53 links, of which fifty are taken. (Shown with two.)",
      read: replyToAll(many(2), { leftOut: 3 }),
    },
  ],
};
