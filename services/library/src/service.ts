import { resolve } from "node:path";
import { createArchive } from "@memory/archive/create-archive";
import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { warmUpTables } from "@memory/shared/aws/warm-up";
import { commandReceived } from "@memory/shared/contracts/command-received";
import type { library } from "@memory/shared/programs/library";
import { type PartsOf, queueConsumer, type Service } from "@memory/shared/service/service";
import { createTelegram } from "@memory/shared/telegram/client";
import { identifiedBot } from "@memory/shared/telegram/identified-bot";
import { createAnswers } from "./adapters/answers.ts";
import { createReceivedFiles } from "./adapters/received-files.ts";
import { tempFolder } from "./adapters/temp-folder.ts";
import { answerCommand, apologize } from "./chat/answer-command.ts";
import type { LibraryConfig } from "./config.ts";
import { createExporter } from "./tweets/export/create-exporter.ts";
import { createPlaceInLine } from "./tweets/import/place-in-line.ts";

const slots = 20;
/** Imports write to the tables as fast as these take it, and others are to be answered meanwhile. */
const importsAtOnce = 3;

/** Answers commands and presses on buttons. */
export function createLibrary(
  config: LibraryConfig,
  { log, metrics, send }: PartsOf<typeof library>,
): Service {
  const telegram = createTelegram(config, metrics);
  const answers = createAnswers(telegram, log);
  const client = dynamodbClient(config);
  const tables = tablesNamed(config.DYNAMODB_TABLE_NAME);
  const archive = createArchive(client, tables);
  const folder = tempFolder(resolve(config.DATA_DIR, "tmp", "exports"));
  const exporter = createExporter({ archive, folder });
  const receivedFolder = tempFolder(resolve(config.DATA_DIR, "tmp", "imports"));
  const received = createReceivedFiles(telegram, config, receivedFolder);
  const placeInLine = createPlaceInLine(importsAtOnce);
  const ports = { archive, answers, exporter, received, placeInLine, send, log };

  return {
    consumers: [
      queueConsumer({
        contract: commandReceived,
        slots,
        handle: (command, delivery) => answerCommand(command, ports, delivery),
        parked: (command) => apologize(command, { answers, log }),
      }),
    ],
    waitsFor: {
      status: "waits for Telegram or the queues",
      async wait(signal) {
        await identifiedBot(telegram.api, { log, signal });
      },
    },
    warmUp: () => warmUpTables(() => archive.find({ userId: "0", tweetId: "0" }), log),
    async close() {
      client.destroy();
      await received.close();
      await telegram.close();
    },
  };
}
