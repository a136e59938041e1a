import type { QueueName } from "../contracts/all.ts";
import type { MetricName } from "../process/metrics.ts";
import type { Program } from "./program.ts";

/** The keys of `Tables` in packages/archive/src/tables.ts. */
export type TableName =
  | "tweets"
  | "claims"
  | "replies"
  | "trash"
  | "parts"
  | "raw"
  | "people"
  | "due"
  | "media"
  | "keepers";

export type TableAction =
  | "GetItem"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "Query"
  /** A query of the table's index. */
  | "Query index"
  | "BatchGetItem"
  | "BatchWriteItem";

/** What a service may do with the objects of the media bucket. */
export type ObjectAction = "GetObject" | "PutObject" | "DeleteObject";

export const secretNames = ["BOT_TOKEN", "WEBHOOK_SECRET", "X_BEARER_TOKEN"] as const;
export type SecretName = (typeof secretNames)[number];

/**
 * One service, declared once. The service itself, the launcher, the containers, the AWS stack with its
 * roles, and the tests of compose and of the dashboards all read this.
 */
export type ServiceDeclaration<
  Name extends string = string,
  Metric extends MetricName = MetricName,
> = Program & {
  readonly name: Name;
  readonly port: number;
  readonly livePath: string;
  /** The queues that it consumes. It also writes to their dead-letter queues. */
  readonly receives: readonly QueueName[];
  /** The queues that it sends to. */
  readonly sends: readonly QueueName[];
  readonly sending?: {
    /** How long a message waits to be sent together with others in one SQS call. Default: 25. */
    readonly lingerMs: number;
    /** The same in steady traffic. Default: no longer. */
    readonly steadyLingerMs?: number;
    /** How long SQS may take to answer a request. Default: 8 s. */
    readonly answerWithinMs: number;
  };
  /** The tables that it uses, and with which of DynamoDB's actions: its role on AWS allows no other. */
  readonly tables: { readonly [table in TableName]?: readonly TableAction[] };
  /** What it does with the copies of media, if anything: its role on AWS allows no other. */
  readonly objects?: readonly ObjectAction[];
  readonly metrics: readonly Metric[];
  /** Keeps files that may be lost at any time, in the volume of its image. */
  readonly keepsFiles?: boolean;
  /** Its work may wait: in `npm start` it gets the processor after the other programs. */
  readonly isBackground?: boolean;
  /** The secrets that it reads; no other process gets them. */
  readonly secrets: readonly SecretName[];
  /** Whether people or Telegram reach its HTTP. The others listen on the loopback interface in `npm start`. */
  readonly isPublic: boolean;
  /**
   * The order in which `npm start` stops the services: first those that bring new work, last those
   * that finish it.
   */
  readonly stopsAs: 1 | 2 | 3;
  readonly fargate: {
    readonly memoryMiB: number;
    /** May run on Spot: nothing but time is lost when a task is taken away. */
    readonly isInterruptible: boolean;
    /** With more messages than this for each task, waiting or in hand, another task is started. */
    readonly backlogPerTask?: number;
  };
};

type Declaration<Name extends string, Metric extends MetricName> = Omit<
  ServiceDeclaration<Name, Metric>,
  "main" | "livePath"
>;

export const declareService = <Name extends string, Metric extends MetricName>(
  declaration: Declaration<Name, Metric>,
): ServiceDeclaration<Name, Metric> => ({
  ...declaration,
  main: `services/${declaration.name}/src/main.ts`,
  livePath: "/health/live",
});

/** Keeps a service within 150 MB. */
export const smallHeap = ["--max-semi-space-size=2", "--max-old-space-size=64"];
