import type { SourceName, Tweet } from "@memory/shared/contracts/tweet";

export const tweetFrom = (name: SourceName, more: Partial<Tweet> = {}): Tweet => ({
  id: "20",
  url: "https://x.com/jack/status/20",
  author: { handle: "jack", name: "jack" },
  text: "just setting up my twttr",
  media: [],
  missing: [],
  sources: [{ name, readAt: "2026-11-22T00:00:00.000Z" }],
  ...more,
});
