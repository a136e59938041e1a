import { type ExitMessage, readCommandLine } from "@memory/shared/process/command-line";

export type Flags = { readonly playground?: string };

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export const readFlags = (args: string[]): Flags | ExitMessage =>
  readCommandLine(
    {
      name: "provision",
      help,
      options: { playground: { type: "string" } },
      read: ({ playground }): Flags => (playground === undefined ? {} : { playground }),
    },
    args,
  );

const help = `Creates the queues, tables and bucket of Memory that are missing, and leaves those that exist as they are.

It tries for as long as nobody answers. On AWS it needs credentials that may create queues,
tables and buckets; the services need none for that.

  npm run provision

  --playground URL  used by docker-compose.yml: says whether a playground stands in for Telegram,
                    and refuses to go on where there is neither one nor BOT_TOKEN
  --help, -h        this text

Read from the environment, and from .env in the working directory:

  AWS_REGION or AWS_DEFAULT_REGION   where to create them (us-east-1)
  AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_S3
                                     an emulator instead of AWS
  QUEUE_PREFIX                       stands before the name of every queue (memory-)
  DYNAMODB_TABLE_NAME                the main table; the others' names start with it (Tweets)
  MEDIA_BUCKET                       the bucket of copies of photos and films (memory-media)
  LOG_LEVEL                          trace, debug, info, warn, error, fatal or silent (info)`;
