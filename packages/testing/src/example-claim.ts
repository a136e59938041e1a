import type { Claim } from "@memory/archive/rows/claim";
import type { Item } from "@memory/archive/rows/item";

/** A moment after the example's tweet was saved; moments sort by their number. */
export const moment = (second: number): string =>
  new Date(Date.parse("2026-01-02T04:00:00.000Z") + second * 1000).toISOString();

/** The claim and the item of tweet 20, which person 7 kept. */
export const exampleClaim = (change: Partial<Claim> = {}): Claim => ({
  UserID: "7",
  TweetID: "20",
  State: "kept",
  Origin: { chatId: 7, messageId: 100 },
  Timestamp: "2026-01-02T03:04:05.000Z",
  ChangedAt: "2026-01-02T03:04:06.000Z",
  Tags: [],
  Missing: [],
  ...change,
});

export const exampleItem = (change: Partial<Item> = {}): Item => ({
  UserID: "7",
  Timestamp: "2026-01-02T03:04:05.000Z",
  TweetID: "20",
  Content: "just setting up my twttr",
  Media: [],
  Username: "jack",
  URL: "https://x.com/jack/status/20",
  Tweet: {
    id: "20",
    url: "https://x.com/jack/status/20",
    author: { handle: "jack", name: "jack" },
    text: "just setting up my twttr",
    media: [],
    missing: [],
    sources: [{ name: "syndication", readAt: "2026-01-02T03:04:06.000Z" }],
  },
  From: {},
  ChangedAt: "2026-01-02T03:04:06.000Z",
  ...change,
});
