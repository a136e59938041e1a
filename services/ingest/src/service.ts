import type { ingest } from "@memory/shared/programs/ingest";
import type { PartsOf, Service } from "@memory/shared/service/service";
import { createTelegram } from "@memory/shared/telegram/client";
import { identifiedBot } from "@memory/shared/telegram/identified-bot";
import type { IngestConfig } from "./config.ts";
import type { Take } from "./ports.ts";
import { createTake } from "./publish/take-update.ts";
import { announceCommands } from "./receive/announce-commands.ts";
import { polling } from "./receive/polling.ts";
import { webhook } from "./receive/webhook.ts";

/** Takes Telegram's updates, by webhook where one is configured, else by long polling. */
export function createIngest(
  config: IngestConfig,
  { log, metrics, send }: PartsOf<typeof ingest>,
): Service {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, ALLOWED_USERS: allowed } = config;
  const telegram = createTelegram(config, metrics);
  const { api } = telegram;
  const receiver =
    url === undefined || secret === undefined
      ? polling({ telegram, log })
      : webhook({ api, url, secret, log });
  let botName: string | undefined;
  let inHand = 0;
  const counted =
    (take: Take): Take =>
    async (update) => {
      inHand += 1;
      try {
        return await take(update);
      } finally {
        inHand -= 1;
      }
    };

  const takeFor = (name: string) =>
    createTake({
      botName: name,
      mirrorHosts: config.MIRROR_HOSTS,
      isAllowed: (userId) => allowed?.has(userId) ?? true,
      limits: { perMinute: config.LINKS_PER_MINUTE, perDay: config.LINKS_PER_DAY },
      send,
      log,
      metrics,
    });

  return {
    consumers: [],
    receiver: {
      ...receiver,
      inHand: () => inHand,
      async run(signal) {
        if (botName === undefined) throw new Error("the bot's name is not known yet");
        void announceCommands(api, log);
        await receiver.run(counted(takeFor(botName)), signal);
      },
    },
    ...(receiver.routes === undefined ? {} : { routes: receiver.routes }),
    waitsFor: {
      status: "Telegram and the queues",
      async wait(signal) {
        botName = (await identifiedBot(api, { log, signal })).username;
      },
    },
    close: () => telegram.close(),
  };
}
