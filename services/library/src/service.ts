import { resolve } from "node:path";
import { createArchive } from "@memory/archive/create-archive";
import { createForgetting } from "@memory/archive/forgetting";
import { createForgotten } from "@memory/archive/forgotten";
import { createPeople } from "@memory/archive/people";
import { tablesNamed } from "@memory/archive/tables";
import { createTimers } from "@memory/archive/timers";
import { createCopies } from "@memory/copies/create-copies";
import { createObjects } from "@memory/copies/create-objects";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { warmUpTables } from "@memory/shared/aws/warm-up";
import { type CommandReceived, commandReceived } from "@memory/shared/contracts/command-received";
import { tempFolder } from "@memory/shared/process/temp-folder";
import type { library } from "@memory/shared/programs/library";
import { type PartsOf, queueConsumer, type Service } from "@memory/shared/service/service";
import { createTelegram } from "@memory/shared/telegram/client";
import { identifiedBot } from "@memory/shared/telegram/identified-bot";
import { createAnswers } from "./adapters/answers.ts";
import { createCopyLinks } from "./adapters/copy-links/copy-links.ts";
import { createReceivedFiles } from "./adapters/received-files.ts";
import { answerCommand, apologize } from "./chat/answer-command.ts";
import { watchLastCopies } from "./chat/last-copies/watch-last-copies.ts";
import { sendMemory } from "./chat/memory/send-memory.ts";
import type { LibraryConfig } from "./config.ts";
import type { Ports } from "./ports.ts";
import { createSearch } from "./search/search.ts";
import { shareSlots } from "./share-slots.ts";
import { purgeTrash } from "./timers/purge-trash.ts";
import { receiveTimers } from "./timers/receive-timers.ts";
import { withTrashTimers } from "./timers/with-trash-timers.ts";
import { createExporter } from "./tweets/export/create-exporter.ts";
import { createPlaceInLine } from "./tweets/import/place-in-line.ts";

const slots = 20;
const slotsOfOnePerson = 5;
/** Imports write to the tables as fast as these take it, and others are to be answered meanwhile. */
const importsAtOnce = 3;

/** Answers commands and presses on buttons. `eraseAgainAfterMs`: see `forgetPerson`. */
export function createLibrary(
  config: LibraryConfig,
  { log, metrics, send }: PartsOf<typeof library>,
  { eraseAgainAfterMs }: Pick<Ports, "eraseAgainAfterMs"> = {},
): Service {
  const telegram = createTelegram(config, metrics);
  const client = dynamodbClient(config);
  const tables = tablesNamed(config.DYNAMODB_TABLE_NAME);
  const timers = createTimers(client, tables);
  const objects = createObjects(config);
  const copies = createCopies(client, tables, { objects });
  const copyLinks = createCopyLinks(config, { objects });
  const botId = config.BOT_TOKEN.split(":", 1)[0] ?? "";
  const answers = createAnswers(telegram, log, { copies, objects, botId });
  const kept = createArchive(client, tables, Date.now, copies.eraseUnkept);
  const archive = withTrashTimers(kept, timers, Date.now);
  const people = createPeople(client, tables);
  const search = createSearch({
    folder: config.SEARCH_DIR,
    mostBytes: config.SEARCH_BYTES,
    source: {
      forgottenAt: async (userId) => (await people.get(userId)).forgottenAt,
      changedSince: archive.changedSince,
      openAll: archive.openAll,
    },
    log,
  });
  const forgetting = createForgetting(client, tables, Date.now, copies.eraseUnkept);
  const forgotten = createForgotten(client, tables);
  const folder = tempFolder(resolve(config.DATA_DIR, "tmp", "exports"));
  const exporter = createExporter({ archive, copies, objects, folder });
  const receivedFolder = tempFolder(resolve(config.DATA_DIR, "tmp", "imports"));
  const received = createReceivedFiles(telegram, config, receivedFolder);
  const placeInLine = createPlaceInLine(importsAtOnce);
  let botName = "";
  const ports: Ports = {
    archive,
    people,
    timers,
    search,
    copies,
    copyLink: copyLinks.link,
    answers,
    exporter,
    received,
    placeInLine,
    isForgotten: (userId, asked) => forgotten.has({ userId, asked }),
    forgetting,
    files: search,
    send,
    log,
    startLink: (payload) => `https://t.me/${botName}?start=${payload}`,
    now: Date.now,
    ...(eraseAgainAfterMs === undefined ? {} : { eraseAgainAfterMs }),
  };

  const kinds = {
    "purge-trash": purgeTrash(ports),
    "weekly-memory": sendMemory(ports),
    "last-copies": watchLastCopies(ports),
  };

  return {
    consumers: [
      queueConsumer({
        contract: commandReceived,
        slots,
        handle: shareSlots(
          slotsOfOnePerson,
          forgotten.passOver(jobOf, (received, delivery) =>
            answerCommand(received, ports, delivery),
          ),
        ),
        parked: forgotten.passOver(jobOf, (received) => apologize(received, ports)),
      }),
    ],
    receiver: receiveTimers({ timers, kinds, log }),
    waitsFor: {
      status: "waits for Telegram or the queues",
      async wait(signal) {
        botName = (await identifiedBot(telegram.api, { log, signal })).username;
      },
    },
    routes: copyLinks.routes,
    warmUp: () => warmUpTables(() => archive.find({ userId: "0", tweetId: "0" }), log),
    async close() {
      await search.close();
      client.destroy();
      objects.close();
      await received.close();
      await telegram.close();
    },
  };
}

const jobOf = ({ userId, receivedAt: at, updateId }: CommandReceived) => ({
  userId,
  asked: { at, updateId },
});
