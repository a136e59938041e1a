import type {
  ObjectAction,
  ServiceDeclaration,
  TableAction,
  TableName,
} from "@memory/shared/programs/declare-service";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { pairOf, type QueuePair } from "./queues.ts";
import type { TablesMade } from "./tables.ts";

const queryOfIndex = "Query index" satisfies TableAction;

type Resources = {
  readonly queues: readonly QueuePair[];
  readonly tables: TablesMade;
  readonly bucket: IBucket;
};

/** What a sender asks of a queue. Each action covers its batch form. */
const sending = ["GetQueueUrl", "SendMessage"];
/** A long wait is made by sending a copy, so whoever consumes a queue also sends to it. */
const consuming = [...sending, "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility"];

/** Exactly the calls that the service makes, each on the resources that it makes them on. */
export function statementsOf(
  declaration: ServiceDeclaration,
  { queues, tables, bucket }: Resources,
): PolicyStatement[] {
  const onQueues = new Map<string, readonly string[]>();
  for (const name of declaration.sends) onQueues.set(pairOf(queues, name).queue.queueArn, sending);
  for (const name of declaration.receives) {
    const { queue, dead } = pairOf(queues, name);
    onQueues.set(queue.queueArn, consuming).set(dead.queueArn, sending);
  }
  const onTables = Object.entries(declaration.tables).flatMap(([table, actions]) => {
    const { tableArn } = tables[table as TableName];
    const onRows = actions.filter((action) => action !== queryOfIndex);
    const ofIndex = [`${tableArn}/index/*`, ["Query"]] as const;
    return [[tableArn, onRows] as const, ...(onRows.length < actions.length ? [ofIndex] : [])];
  });
  return [
    ...[...onQueues].map(([arn, actions]) => allow("sqs", actions, arn)),
    ...onTables.map(([arn, actions]) => allow("dynamodb", actions, arn)),
    ...onObjects(declaration.objects ?? [], bucket),
  ];
}

function onObjects(actions: readonly ObjectAction[], bucket: IBucket): PolicyStatement[] {
  if (actions.length === 0) return [];
  // Who may not list the bucket is answered 403 instead of 404 about an object that is not there.
  const listing = actions.includes("GetObject")
    ? [allow("s3", ["ListBucket"], bucket.bucketArn)]
    : [];
  return [allow("s3", actions, bucket.arnForObjects("*")), ...listing];
}

const allow = (service: string, actions: readonly string[], arn: string) =>
  new PolicyStatement({
    actions: actions.map((action) => `${service}:${action}`),
    resources: [arn],
  });
