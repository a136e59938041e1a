import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient, sqsClient } from "@memory/shared/aws/clients";
import { readConfig } from "@memory/shared/process/config";
import { createLog } from "@memory/shared/process/log";
import { startQueues, startTables } from "@memory/testing/emulators";
import { startBucket } from "@memory/testing/start-bucket";
import { expect } from "chai";
import { provisionConfig } from "../src/config.ts";
import { provision } from "../src/provision.ts";

describe("provision", () => {
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let tables: Awaited<ReturnType<typeof startTables>>;
  let bucket: Awaited<ReturnType<typeof startBucket>>;
  before(async () => {
    [queues, tables, bucket] = await Promise.all([startQueues(), startTables(), startBucket()]);
  });
  after(() => Promise.all([queues.stop(), tables.stop(), bucket.stop()]));

  const configFor = (name: string) => ({
    ...readConfig(provisionConfig, {
      AWS_ENDPOINT_URL_S3: bucket.config.AWS_ENDPOINT_URL_S3,
      MEDIA_BUCKET: `${name.toLowerCase()}-media`,
      AWS_ENDPOINT_URL_SQS: queues.config.AWS_ENDPOINT_URL_SQS,
      AWS_ENDPOINT_URL_DYNAMODB: tables.config.AWS_ENDPOINT_URL_DYNAMODB,
      QUEUE_PREFIX: `${name}-`,
      DYNAMODB_TABLE_NAME: name,
    }),
    emulatorKeys: bucket.config.emulatorKeys,
  });
  const run = (name: string) =>
    provision(configFor(name), {
      signal: new AbortController().signal,
      log: createLog("test", "silent"),
    });

  /** The states of the tables and the attributes of the queues of one name. */
  async function standing(name: string) {
    const config = configFor(name);
    const sqs = sqsClient(config);
    const dynamodb = dynamodbClient(config);
    try {
      const described = Object.values(tablesNamed(name)).map((table) =>
        dynamodb.send(new DescribeTableCommand({ TableName: table.name })),
      );
      const queue = async (each: string) => {
        const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: each }));
        const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
        return (await sqs.send(command)).Attributes ?? {};
      };
      return {
        states: new Set((await Promise.all(described)).map(({ Table }) => Table?.TableStatus)),
        requested: await queue(`${name}-tweet-requested`),
        dead: await queue(`${name}-tweet-requested-dead`),
      };
    } finally {
      sqs.destroy();
      dynamodb.destroy();
    }
  }

  it("makes every table, the bucket, and queues that give up to their dead-letter queues", async () => {
    const name = `P${Date.now()}`;
    await run(name);
    const { states, requested, dead } = await standing(name);
    expect(states).to.deep.equal(new Set(["ACTIVE"]));
    expect(requested.VisibilityTimeout).to.equal("60");
    const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(requested.RedrivePolicy ?? "{}");
    expect({ deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) }).to.deep.equal({
      deadLetterTargetArn: dead.QueueArn,
      maxReceiveCount: 20,
    });
    await bucket.client.send(new HeadBucketCommand({ Bucket: `${name.toLowerCase()}-media` }));
    expect(dead.MessageRetentionPeriod).to.equal(String(14 * 24 * 60 * 60));
  });

  it("leaves what exists as it is, also when two run at once", async () => {
    const name = `Q${Date.now()}`;
    await Promise.all([run(name), run(name)]);
    const before = await standing(name);
    await run(name);
    expect(await standing(name)).to.deep.equal(before);
  });
});
