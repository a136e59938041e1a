import { createArchive } from "@memory/archive/create-archive";
import { createCopyReader } from "@memory/copies/create-copies";
import { type Playground, startPlayground } from "@memory/playground/app";
import type { ReplyStale } from "@memory/shared/contracts/reply-stale";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Resolution } from "@memory/shared/contracts/tweet-resolved";
import { createLog } from "@memory/shared/process/log";
import { createTelegram } from "@memory/shared/telegram/client";
import { startTables } from "@memory/testing/emulators";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { createBlocks } from "../../src/adapters/blocks.ts";
import { createChat } from "../../src/adapters/chat.ts";
import { createChosenLanguage } from "../../src/adapters/chosen-language.ts";
import { passOverBlocks } from "../../src/adapters/pass-over-blocks.ts";
import { createPersonRows } from "../../src/adapters/person-rows.ts";
import { createReplies } from "../../src/adapters/replies.ts";
import { recordTweet } from "../../src/record/record-tweet.ts";
import { refreshReply } from "../../src/record/refresh-reply.ts";
import { createRequestMedia } from "../../src/record/request-media.ts";
import { createShowState, createShowUpdate } from "../../src/reply/protocol/show-state.ts";
import { waitForChat } from "../../src/reply/protocol/wait-for-chat.ts";

const token = `7:${"a".repeat(35)}`;

type Entry = {
  message_id: number;
  reaction?: string | null;
  from: string;
  text: string;
  html: string;
  edits: number;
  reply_to: number | null;
  buttons?: { text: string; url?: string; callback_data?: string }[][];
};
type Call = { params: { chat_id: number; text: string }; at: string; status: number };

/** Gives the calling suite new tables for each test, chats, and stores that reply in these chats. */
export function replySuite() {
  let db: Awaited<ReturnType<typeof startTables>>;
  let playground: Playground;
  const open: { close(): Promise<void> }[] = [];

  before(async () => {
    playground = await startPlayground();
  });
  after(() => playground.close());
  beforeEach(async () => {
    db = await startTables();
    await fetch(`${playground.url}/sim`, { method: "DELETE" });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((telegram) => telegram.close()));
    await db.stop();
  });

  const post = async (path: string, body: unknown) => {
    const answer = await fetch(playground.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.json() as Promise<{ message_id: number }>;
  };

  const transcript = async (chat = 7) =>
    (await (await fetch(`${playground.url}/sim/transcript?chat=${chat}`)).json()) as Entry[];

  const asked: { queue: string; message: unknown }[] = [];

  /** A store that shares nothing with the others but tables and chats, like another process. */
  const startParts = () => {
    const telegram = createTelegram({ BOT_TOKEN: token, TELEGRAM_API_ROOT: playground.url });
    open.push(telegram);
    const log = createLog("test", "silent");
    const archive = createArchive(db.client, db.tables);
    const copies = createCopyReader(db.client, db.tables);
    const requestMedia = createRequestMedia(async ({ name }, message) => {
      asked.push({ queue: name, message });
    });
    const replies = createReplies(db.client, db.tables);
    const personRows = createPersonRows(db.client, db.tables);
    const blocks = createBlocks(db.client, db.tables, personRows);
    const languageOf = createChosenLanguage(personRows, log);
    const chat = passOverBlocks(createChat(telegram, log), blocks, log);
    const update = createShowUpdate({ replies, chat, languageOf });
    const show = createShowState(update);
    const record = waitForChat(recordTweet, telegram.waitMs);
    return {
      record: (request: TweetRequested, result: Resolution) =>
        record(
          { version: 1, traceId: request.traceId, request, result },
          { archive, copies, requestMedia, show },
        ),
      refresh: (stale: ReplyStale) =>
        refreshReply(stale, { archive, copies, replies, show: update }),
    };
  };

  return {
    get db() {
      return db;
    },
    post,
    /** What was asked of media. */
    asked,
    archive: () => createArchive(db.client, db.tables),
    /** Starts a store that shares nothing with the others but tables and chats, like another process. */
    startStore: () => startParts().record,
    /** The same, for replies that are out of date. */
    startRefresh: () => startParts().refresh,
    /** Sends a message of person 7 with links to these tweets. Gives one request for each, typed as a tuple. */
    async sendLinks<const Ids extends readonly string[]>(ids: Ids, chat = 7, more = {}) {
      const text = ids.map((id) => `https://x.com/i/status/${id}`).join(" ");
      const { message_id: messageId } = await post("/sim/messages", {
        from: 7,
        chat,
        text,
        ...more,
      });
      const links = ids.map((tweetId) => ({
        key: `tweet:${tweetId}`,
        url: `https://x.com/i/status/${tweetId}`,
        tweetId,
      }));
      const requests = links.map((link, position) =>
        exampleRequest({
          link,
          links,
          origin: { chatId: chat, messageId },
          replyTo: { kind: "message", chatId: chat, messageId },
          timestamp: new Date(Date.parse("2026-01-02T03:04:05Z") + position).toISOString(),
        }),
      );
      return requests as { -readonly [At in keyof Ids]: TweetRequested };
    },
    transcript,
    botMessages: async (chat = 7) => (await transcript(chat)).filter(({ from }) => from === "bot"),
    found: (id: string, change = {}): Resolution => ({
      kind: "found",
      tweet: exampleTweet({ id, url: `https://x.com/jack/status/${id}`, ...change }),
    }),
    calls: async (method: string) =>
      (await (await fetch(`${playground.url}/sim/calls?method=${method}`)).json()) as Call[],
  };
}
