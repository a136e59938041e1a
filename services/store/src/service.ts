import { createArchive } from "@memory/archive/create-archive";
import { createForgotten } from "@memory/archive/forgotten";
import { tablesNamed } from "@memory/archive/tables";
import { createCopyReader } from "@memory/copies/create-copies";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { warmUpTables } from "@memory/shared/aws/warm-up";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import { type TweetResolved, tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import type { store } from "@memory/shared/programs/store";
import { type PartsOf, queueConsumer, type Service } from "@memory/shared/service/service";
import { createTelegram } from "@memory/shared/telegram/client";
import { createBlocks } from "./adapters/blocks.ts";
import { createChat } from "./adapters/chat.ts";
import { createChosenLanguage } from "./adapters/chosen-language.ts";
import { passOverBlocks } from "./adapters/pass-over-blocks.ts";
import { createPersonRows } from "./adapters/person-rows.ts";
import { createReplies } from "./adapters/replies.ts";
import type { StoreConfig } from "./config.ts";
import { observedArchive, observedChat, observeReply } from "./observed.ts";
import { recordTweet, tellParked } from "./record/record-tweet.ts";
import { refreshReply } from "./record/refresh-reply.ts";
import { createRequestMedia } from "./record/request-media.ts";
import { createShowState, createShowUpdate } from "./reply/protocol/show-state.ts";
import { waitForChat } from "./reply/protocol/wait-for-chat.ts";

const refreshSlots = 10;

/** Keeps what was found, and replies to messages with links. */
export function createStore(
  config: StoreConfig,
  { log, metrics, send }: PartsOf<typeof store>,
): Service {
  const telegram = createTelegram(config, metrics);
  const client = dynamodbClient(config);
  const tables = tablesNamed(config.DYNAMODB_TABLE_NAME);
  const archive = observedArchive(createArchive(client, tables), metrics);
  const copies = createCopyReader(client, tables);
  const requestMedia = createRequestMedia(send);
  const replies = createReplies(client, tables);
  const personRows = createPersonRows(client, tables);
  const chat = passOverBlocks(
    observedChat(createChat(telegram, log), metrics),
    createBlocks(client, tables, personRows),
    log,
  );
  const languageOf = createChosenLanguage(personRows, log);
  const show = createShowUpdate({ replies, chat, languageOf });
  const showState = createShowState(show);
  const record = waitForChat(recordTweet, telegram.waitMs);
  const { passOver } = createForgotten(client, tables);

  return {
    consumers: [
      queueConsumer({
        contract: tweetResolved,
        slots: config.STORE_SLOTS,
        handle: passOver(jobOf, async (message) => {
          const { purpose, replyTo, userId } = message.request;
          if (purpose === "save" && replyTo.kind === "message") {
            chat.expectReply(replyTo.chatId);
            void languageOf(userId);
          }
          await record(message, { archive, copies, requestMedia, show: showState });
          observeReply(message, metrics);
        }),
        parked: passOver(jobOf, (message) =>
          tellParked(message, { show: showState, chat, languageOf }),
        ),
      }),
      queueConsumer({
        contract: replyStale,
        slots: refreshSlots,
        handle: (message) => refreshReply(message, { archive, copies, replies, show }),
      }),
    ],
    warmUp: () => warmUpTables(() => archive.find({ userId: "0", tweetId: "0" }), log),
    async close() {
      client.destroy();
      await telegram.close();
    },
  };
}

const jobOf = ({ request: { userId, requestedAt: at, updateId } }: TweetResolved) => ({
  userId,
  asked: { at, updateId },
});
