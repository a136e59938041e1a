import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";

export type Flags = { readonly realSources: boolean };

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "memory",
      help,
      options: { "real-sources": { type: "boolean" } },
      read: ({ "real-sources": realSources = false }): Flags => ({ realSources }),
    },
    args,
  );

const help = `Runs Memory on this machine: the five services, and the queues, tables and objects they need.

Without BOT_TOKEN the playground stands in for Telegram, and its chat page is the first thing to
open. With BOT_TOKEN the bot is served on Telegram: by long polling, or by webhook if WEBHOOK_URL
and WEBHOOK_SECRET are set.

  --real-sources  the playground asks the real tweet sources about tweets that it does not know
  --help, -h      this text

Read from the environment, and from .env in the working directory for what is not set there:

  BOT_TOKEN            from @BotFather; unset, the playground is started
  DATA_DIR             where everything is kept (./data)
  INGEST_PORT, FETCHER_PORT, STORE_PORT, LIBRARY_PORT, MEDIA_PORT, PLAYGROUND_PORT
                       8081 to 8085 and 8080; 0 takes a free port
  HOST                 where ingest and library listen (127.0.0.1)
  LOG_LEVEL            trace, debug, info, warn, error, fatal or silent (info)
  AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_S3
                       queues, tables or objects of your own instead of the emulators

.env.example lists all that the services read. DATA_DIR/endpoints.json tells where everything
answers, once it does. Ctrl-C finishes the work in hand and stops; a second one stops at once.`;
