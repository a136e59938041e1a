import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import { sqsClient } from "@memory/shared/aws/clients";
import { contracts } from "@memory/shared/contracts/all";
import { startQueues, startTables } from "@memory/testing/emulators";
import { expect } from "chai";
import { ofType, referred, synthesize, the } from "./support/template.ts";

const template = () => synthesize();

describe("the stack's queues", () => {
  it("are those of the one-machine edition, set up alike", async () => {
    const queues = await startQueues();
    const client = sqsClient(queues.config);
    const attributesOf = async (QueueName: string) => {
      const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }));
      const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
      const { Attributes = {} } = await client.send(asked);
      const { maxReceiveCount, deadLetterTargetArn } = JSON.parse(Attributes.RedrivePolicy ?? "{}");
      return {
        QueueName,
        MessageRetentionPeriod: Number(Attributes.MessageRetentionPeriod),
        ...(maxReceiveCount === undefined
          ? {}
          : {
              VisibilityTimeout: Number(Attributes.VisibilityTimeout),
              maxReceiveCount: Number(maxReceiveCount),
              dead: deadLetterTargetArn.split(":").at(-1),
            }),
      };
    };
    const names = contracts.flatMap(({ name }) => [`memory-${name}`, `memory-${name}-dead`]);
    const provisioned = await Promise.all(names.map(attributesOf));
    client.destroy();
    await queues.stop();

    const made = ofType(template(), "AWS::SQS::Queue").map(({ Properties }) => {
      const { QueueName, MessageRetentionPeriod, VisibilityTimeout, RedrivePolicy } = Properties;
      if (RedrivePolicy === undefined) return { QueueName, MessageRetentionPeriod };
      const { maxReceiveCount, deadLetterTargetArn } = RedrivePolicy;
      const dead = referred(template(), deadLetterTargetArn).Properties.QueueName;
      return { QueueName, MessageRetentionPeriod, VisibilityTimeout, maxReceiveCount, dead };
    });
    expect(made).to.have.deep.members(provisioned);
  });

  it("are encrypted, and spoken to by TLS alone", () => {
    const queues = ofType(template(), "AWS::SQS::Queue");
    for (const { Properties } of queues) expect(Properties.SqsManagedSseEnabled).to.equal(true);
    const guarded = ofType(template(), "AWS::SQS::QueuePolicy").map(({ Properties }) => {
      const [{ Effect, Condition, Action }] = Properties.PolicyDocument.Statement;
      expect({ Effect, Condition, Action }).to.deep.equal({
        Effect: "Deny",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        Action: "sqs:*",
      });
      return referred(template(), Properties.Queues[0]);
    });
    expect(guarded).to.have.members(queues);
  });
});

describe("the stack's tables", () => {
  it("are those of the one-machine edition, with the same keys and indexes", async () => {
    const tables = await startTables();
    const names = Object.values(tables.tables).map(({ name }) => name);
    const provisioned = await Promise.all(
      names.map(async (TableName) => {
        const { Table } = await tables.client.send(new DescribeTableCommand({ TableName }));
        const indexes = Table?.LocalSecondaryIndexes ?? [];
        return {
          TableName,
          KeySchema: Table?.KeySchema,
          AttributeDefinitions: Table?.AttributeDefinitions,
          BillingMode: "PAY_PER_REQUEST",
          indexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({
            IndexName,
            KeySchema,
            Projection,
          })),
        };
      }),
    );
    await tables.stop();
    const made = ofType(template(), "AWS::DynamoDB::GlobalTable").map(({ Properties }) => {
      const { TableName, KeySchema, AttributeDefinitions, BillingMode } = Properties;
      const indexes = Properties.LocalSecondaryIndexes ?? [];
      return { TableName, KeySchema, AttributeDefinitions, BillingMode, indexes };
    });
    expect(made).to.have.deep.members(provisioned);
  });

  it("are encrypted by KMS, kept point by point, protected, and stay when the stack goes", () => {
    for (const table of ofType(template(), "AWS::DynamoDB::GlobalTable")) {
      const { SSESpecification, Replicas } = table.Properties;
      expect(SSESpecification).to.deep.equal({ SSEEnabled: true, SSEType: "KMS" });
      expect(Replicas).to.have.length(1);
      const { PointInTimeRecoverySpecification, DeletionProtectionEnabled } = Replicas[0];
      expect(PointInTimeRecoverySpecification).to.deep.include({
        PointInTimeRecoveryEnabled: true,
      });
      expect(DeletionProtectionEnabled).to.equal(true);
      expect([table.DeletionPolicy, table.UpdateReplacePolicy]).to.deep.equal(["Retain", "Retain"]);
    }
  });

  it("let AWS remove the rows that expire, and no other", () => {
    const expiring = ofType(template(), "AWS::DynamoDB::GlobalTable").flatMap(({ Properties }) =>
      Properties.TimeToLiveSpecification === undefined
        ? []
        : [[Properties.TableName, Properties.TimeToLiveSpecification]],
    );
    const specification = { AttributeName: "expires", Enabled: true };
    expect(expiring).to.have.deep.members([
      ["TweetsTrash", specification],
      ["TweetsParts", specification],
      ["TweetsRaw", specification],
    ]);
  });
});

describe("the stack's names", () => {
  it("follow QUEUE_PREFIX and DYNAMODB_TABLE_NAME, for the services as well", () => {
    const named = synthesize({ QUEUE_PREFIX: "mine-", DYNAMODB_TABLE_NAME: "Mine" });
    the(named, "AWS::SQS::Queue", ({ QueueName }) => QueueName === "mine-tweet-requested-dead");
    the(named, "AWS::DynamoDB::GlobalTable", ({ TableName }) => TableName === "MineClaims");
    const task = the(named, "AWS::ECS::TaskDefinition", ({ Family }) => Family === "Memory-store");
    expect(task.ContainerDefinitions[0].Environment).to.deep.include.members([
      { Name: "QUEUE_PREFIX", Value: "mine-" },
      { Name: "DYNAMODB_TABLE_NAME", Value: "Mine" },
    ]);
  });
});
