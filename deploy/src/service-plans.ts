import type { Tables } from "@memory/archive/tables";
import { commandReceived } from "@memory/shared/contracts/command-received";
import { replyStale } from "@memory/shared/contracts/reply-stale";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { tweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { portConfig } from "@memory/shared/process/config";

export const serviceNames = ["ingest", "fetcher", "store", "library"] as const;
export type ServiceName = (typeof serviceNames)[number];

export const secretNames: readonly string[] = ["BOT_TOKEN", "WEBHOOK_SECRET", "X_BEARER_TOKEN"];

type TableAction = "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query";

/** What a service needs of AWS, and no more: its role follows from this. */
export type ServicePlan = {
  readonly port: number;
  readonly memoryMiB: number;
  /** May run on Spot: nothing but time is lost when a task is taken away. */
  readonly isInterruptible: boolean;
  /** The queues that it consumes; what it gives up goes into their dead-letter queues. */
  readonly receives: readonly { readonly name: string }[];
  readonly sends: readonly { readonly name: string }[];
  readonly tables: { readonly [table in keyof Tables]?: readonly TableAction[] };
  /** More messages than this for each task, waiting or in hand, and another task is started. */
  readonly backlogPerTask?: number;
};

export const servicePlans: Readonly<Record<ServiceName, ServicePlan>> = {
  ingest: {
    port: portConfig.ingest.INGEST_PORT.parse(undefined),
    memoryMiB: 512,
    isInterruptible: false,
    receives: [],
    sends: [tweetRequested, commandReceived],
    tables: {},
  },
  fetcher: {
    port: portConfig.fetcher.FETCHER_PORT.parse(undefined),
    memoryMiB: 512,
    isInterruptible: true,
    receives: [tweetRequested],
    sends: [tweetRequested, tweetResolved],
    tables: { raw: ["GetItem", "PutItem", "UpdateItem"] },
    // The public sources bear about five requests a second from one task: a minute's worth.
    backlogPerTask: 300,
  },
  store: {
    port: portConfig.store.STORE_PORT.parse(undefined),
    memoryMiB: 512,
    isInterruptible: true,
    receives: [tweetResolved, replyStale],
    sends: [],
    tables: {
      tweets: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
      claims: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
      trash: ["GetItem"],
      replies: ["GetItem", "UpdateItem"],
      people: ["GetItem", "UpdateItem"],
    },
    // A quarter of a vCPU does about eighteen a second (docs/scaling.md): ten seconds' worth.
    backlogPerTask: 180,
  },
  library: {
    port: portConfig.library.LIBRARY_PORT.parse(undefined),
    memoryMiB: 1024,
    isInterruptible: false,
    receives: [commandReceived],
    sends: [replyStale],
    tables: {
      tweets: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
      claims: ["GetItem", "UpdateItem"],
      trash: ["GetItem", "PutItem", "DeleteItem", "Query"],
    },
    // Somebody waits for each: two or three seconds' worth.
    backlogPerTask: 200,
  },
};
