import { type Table, tablesNamed } from "@memory/archive/tables";
import type { TableName } from "@memory/shared/programs/declare-service";
import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import {
  type Attribute,
  AttributeType,
  Billing,
  TableEncryptionV2,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";

export type TablesMade = Readonly<Record<TableName, TableV2>>;

/** Every table as its definition says. None of them goes when the stack does. */
export function tablesOf(stack: Stack, mainTable: string): TablesMade {
  const definitions: Record<TableName, Table> = tablesNamed(mainTable);
  const made = Object.entries(definitions).map(([key, table]) => {
    const { name, partitionKey, sortKey, localIndex, timeToLive } = table;
    return [
      key,
      new TableV2(stack, `Table-${key}`, {
        tableName: name,
        partitionKey: text(partitionKey),
        ...(sortKey === undefined ? {} : { sortKey: text(sortKey) }),
        ...(localIndex === undefined
          ? {}
          : {
              localSecondaryIndexes: [
                { indexName: localIndex.name, sortKey: text(localIndex.sortKey) },
              ],
            }),
        ...(timeToLive === undefined ? {} : { timeToLiveAttribute: timeToLive }),
        billing: Billing.onDemand(),
        // KMS with the key that AWS keeps for DynamoDB: no key of ours to pay for, or to lose.
        encryption: TableEncryptionV2.awsManagedKey(),
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        deletionProtection: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    ] as const;
  });
  return Object.fromEntries(made) as TablesMade;
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });
