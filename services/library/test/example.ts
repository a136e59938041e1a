import type { Claim } from "@memory/archive/rows/claim";
import type { Item } from "@memory/archive/rows/item";
import { encodeCallbackData } from "@memory/shared/contracts/callback-data";
import type { CommandReceived } from "@memory/shared/contracts/command-received";

const envelope = { version: 1 as const, traceId: "0123456789abcdef0123456789abcdef" };

/** A moment after the example's tweet was saved; moments sort by their number. */
export const moment = (second: number): string =>
  new Date(Date.parse("2026-01-02T04:00:00.000Z") + second * 1000).toISOString();

/** What person 7 wrote in their private chat, or as `change` says. */
export const exampleMessage = (
  command: string | undefined,
  change: Partial<CommandReceived> & { isPrivate?: boolean } = {},
): CommandReceived => {
  const { isPrivate = true, ...rest } = change;
  return {
    ...envelope,
    userId: "7",
    allowed: true,
    command: {
      kind: "message",
      chatId: isPrivate ? 7 : -100,
      messageId: 50,
      isPrivate,
      ...(command === undefined ? {} : { command }),
    },
    receivedAt: moment(1),
    ...rest,
  };
};

type Press = { userId: string; tweetId: string; owner: string; at: string; data: string };

/** A press of person 7 on a button for tweet 20, under the reply to message 100. */
export const examplePress = (
  action: "delete" | "undo",
  { userId = "7", tweetId = "20", owner = userId, at = moment(1), ...given }: Partial<Press> = {},
  change: Partial<CommandReceived> = {},
): CommandReceived => ({
  ...envelope,
  userId,
  allowed: true,
  command: {
    kind: "callback",
    queryId: `${action} at ${at}`,
    data: given.data ?? encodeCallbackData({ action, owner, tweetId }),
    chatId: 7,
    messageId: 101,
    answers: { messageId: 100 },
  },
  receivedAt: at,
  ...change,
});

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
