import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { holds } from "@memory/shared/aws/conditional-write";

type Key = Record<string, string>;
type Condition = {
  readonly condition: string;
  /** Without the leading `:`. */
  readonly values?: Record<string, unknown>;
};

/** One table's rows. Every write has its condition and says whether it held. */
export function rowsOf(client: DynamoDBDocumentClient, TableName: string) {
  return {
    async get(key: Key): Promise<unknown> {
      const command = new GetCommand({ TableName, Key: key, ConsistentRead: true });
      return (await client.send(command)).Item;
    },
    put(row: object, { condition, values }: Condition): Promise<boolean> {
      const command = { TableName, Item: { ...row }, ConditionExpression: condition };
      return holds(client.send(new PutCommand({ ...command, ...expressed(condition, values) })));
    },
    update(key: Key, set: object, { condition, values }: Condition): Promise<boolean> {
      const assigned = Object.entries(set).filter(([, value]) => value !== undefined);
      const assignments = assigned.map(([name]) => `#${name} = :new${name}`).join(", ");
      const assignedValues = assigned.map(([name, value]) => [`new${name}`, value]);
      const command = new UpdateCommand({
        TableName,
        Key: key,
        UpdateExpression: `SET ${assignments}`,
        ConditionExpression: condition,
        ...expressed(`${assignments} ${condition}`, {
          ...Object.fromEntries(assignedValues),
          ...values,
        }),
      });
      return holds(client.send(command));
    },
    remove(key: Key, { condition, values }: Condition): Promise<boolean> {
      const command = { TableName, Key: key, ConditionExpression: condition };
      return holds(client.send(new DeleteCommand({ ...command, ...expressed(condition, values) })));
    },
  };
}

/** `#Name` stands for the attribute of that name: some are reserved words, so all are aliased. */
function expressed(expression: string, values: Record<string, unknown> = {}) {
  const names = expression.match(/#\w+/g) ?? [];
  const given = Object.entries(values).map(([name, value]) => [`:${name}`, value]);
  return {
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
    ...(given.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(given) }),
  };
}
