import { createQueues } from "@memory/provision/adapters/create-queues";
import { startQueues } from "@memory/testing/emulators";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import { sqsClient } from "../../src/aws/clients.ts";
import { explainAwsError } from "../../src/aws/explain-error.ts";
import { tweetRequested } from "../../src/contracts/tweet-requested.ts";
import { RetryableError } from "../../src/errors.ts";
import { createLog } from "../../src/process/log.ts";
import { createMetrics } from "../../src/process/metrics.ts";
import { fetcher } from "../../src/programs/fetcher.ts";
import { openQueues } from "../../src/queue/open-queues.ts";

const { name } = tweetRequested;

describe("openQueues", () => {
  let emulator: Awaited<ReturnType<typeof startQueues>>;
  before(async () => {
    emulator = await startQueues();
  });
  after(() => emulator.stop());

  it("names a queue that does not exist and says what to do, once, and waits for it", async () => {
    const lines: { why: string }[] = [];
    const log = createLog("test", "warn", { write: (line) => void lines.push(JSON.parse(line)) });
    const config = { ...emulator.config, QUEUE_PREFIX: "elsewhere-" };
    const opening = openQueues(
      { receive: [], send: [name] },
      { config, log, metrics: createMetrics(fetcher) },
    );
    await until("the first word", () => lines[0]);
    const client = sqsClient(config);
    await createQueues(client, config.QUEUE_PREFIX);
    client.destroy();
    const queues = await opening;
    queues.close();
    expect(lines.map(({ why }) => why)).to.deep.equal([
      `the queue elsewhere-${name} in us-east-1 does not exist: create it with \`npm run provision\`, or restart \`npm start\`, or set AWS_REGION, QUEUE_PREFIX or DYNAMODB_TABLE_NAME to what exists`,
    ]);
  });
});

describe("explainAwsError", () => {
  const named = (name: string) => Object.assign(new Error("refused"), { name });

  it("tells what is needed, also when it was thrown as retryable", () => {
    const cause = named("CredentialsProviderError");
    expect(explainAwsError(new RetryableError("no answer", { cause }))).to.match(
      /AWS_ACCESS_KEY_ID/,
    );
    expect(explainAwsError(named("ExpiredTokenException"))).to.match(/renew/);
    expect(explainAwsError(named("AccessDeniedException"))).to.match(/allow the role/);
  });

  it("tells nothing where waiting may help", () => {
    expect(explainAwsError(named("TimeoutError"))).to.equal(undefined);
    expect(explainAwsError("nothing")).to.equal(undefined);
  });
});
