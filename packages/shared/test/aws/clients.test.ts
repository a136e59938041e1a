import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { dynamodbClient, sqsClient } from "../../src/aws/clients.ts";
import { RetryableError } from "../../src/errors.ts";

const read = { TableName: "Tweets", Key: { UserID: { S: "1" } } };

type Asked = { headers: IncomingMessage["headers"]; body: string };

/** Runs `use` beside a server that answers like this, and tells what it was asked. */
async function beside<T>(
  answer: RequestListener,
  use: (url: string, asked: Asked[]) => Promise<T>,
): Promise<T> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request);
    asked.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The outcome of a read when DynamoDB answers like this, and what it was asked. */
const askedFrom = (answer: RequestListener, options?: { abortSignal: AbortSignal }) =>
  beside(answer, async (AWS_ENDPOINT_URL_DYNAMODB, asked) => {
    const config = { AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_DYNAMODB };
    const client = dynamodbClient(config, 200);
    const outcome: unknown = await client
      .send(new GetItemCommand(read), options)
      .catch((error: unknown) => error);
    client.destroy();
    return { outcome, asked };
  });
const readFrom = async (answer: RequestListener) => (await askedFrom(answer)).outcome;

const failing =
  (status: number, body: string, headers = {}): RequestListener =>
  (_request, response) => {
    response
      .writeHead(status, { "content-type": "application/x-amz-json-1.0", ...headers })
      .end(body);
  };
const exception = (name: string) =>
  JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: "m" });
const found = failing(200, JSON.stringify({ Item: { UserID: { S: "1" } } }));

/** Answers the first request with the first listener, the next with the next; the last one stays. */
const inTurn = (...answers: RequestListener[]): RequestListener => {
  let next = 0;
  return (request, response) => {
    answers[Math.min(next, answers.length - 1)]?.(request, response);
    next += 1;
  };
};

describe("dynamodbClient", () => {
  const retryable: [string, RequestListener][] = [
    ["a throttle", failing(400, exception("ProvisionedThroughputExceededException"))],
    ["another throttle", failing(400, exception("ThrottlingException"))],
    ["a server error", failing(500, exception("InternalServerError"))],
    ["a server error without JSON", failing(502, "<html>bad gateway</html>")],
    ["a cut line", (request) => request.socket.destroy()],
    ["an answer that never comes", () => {}],
    [
      "an answer that never ends",
      (_request, response) => response.writeHead(200, { "content-length": 99 }).write("{"),
    ],
  ];
  for (const [name, answer] of retryable) {
    it(`tries three times after ${name}, then throws it as something to try again`, async () => {
      const { outcome, asked } = await askedFrom(answer);
      expect(outcome).to.be.instanceOf(RetryableError);
      expect(asked).to.have.length(3);
    });
  }

  it("reads as soon as an attempt succeeds", async () => {
    const throttled = failing(400, exception("ThrottlingException"));
    const outcome = await readFrom(inTurn(throttled, (request) => request.socket.destroy(), found));
    expect(outcome).to.deep.include({ Item: { UserID: { S: "1" } } });
  });

  for (const name of ["ExpiredTokenException", "UnrecognizedClientException"]) {
    it(`throws ${name} as something to try again`, async () => {
      expect(await readFrom(failing(400, exception(name)))).to.be.instanceOf(RetryableError);
    });
  }

  it("throws a refused connection as something to try again", async () => {
    const url = await beside(found, async (closed) => closed);
    const config = { AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_DYNAMODB: url };
    const client = dynamodbClient(config);
    const error = await client.send(new GetItemCommand(read)).catch((error: unknown) => error);
    client.destroy();
    expect(error).to.be.instanceOf(RetryableError);
    expect(error).to.have.property("message", "GetItemCommand got no answer: ECONNREFUSED");
  });

  it("throws a mistake of ours as it is", async () => {
    const { outcome, asked } = await askedFrom(failing(400, exception("ValidationException")));
    expect(outcome).to.be.instanceOf(Error).and.not.to.be.instanceOf(RetryableError);
    expect(outcome).to.have.property("name", "ValidationException");
    expect(asked).to.have.length(1);
  });

  it("ends a call that is aborted, and does not try again", async () => {
    const controller = new AbortController();
    const { outcome, asked } = await askedFrom(() => controller.abort(), {
      abortSignal: controller.signal,
    });
    expect(outcome).to.have.property("name", "AbortError");
    expect(asked).to.have.length(1);
  });

  it("signs by the server's clock after a refusal of its own", async () => {
    const date = "Fri, 02 Jan 2026 03:04:05 GMT";
    const refused = failing(400, exception("InvalidSignatureException"), { date });
    const { outcome, asked } = await askedFrom(inTurn(refused, found));
    expect(outcome).to.have.property("Item");
    expect(asked[1]?.headers["x-amz-date"]).to.match(/^20260102T0304/);
  });

  describe("with the credentials of a role", () => {
    const before = { ...process.env };
    afterEach(() => {
      process.env = { ...before };
    });

    it("renews them before they expire", async () => {
      let given = 0;
      const role: RequestListener = (_request, response) => {
        given += 1;
        const credentials = {
          AccessKeyId: `ASIA${given}`,
          SecretAccessKey: `secret ${given}`,
          Token: `token-${given}`,
          Expiration: new Date(Date.now() + 1_000).toISOString(),
        };
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify(credentials));
      };
      const used = await beside(role, (url) =>
        beside(found, async (endpoint, asked) => {
          for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"])
            delete process.env[name];
          Object.assign(process.env, {
            AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/role`,
            AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
            AWS_CONFIG_FILE: "/dev/null",
            AWS_ENDPOINT_URL_DYNAMODB: endpoint,
          });
          const client = dynamodbClient({ AWS_DEFAULT_REGION: "us-east-1" });
          for (let call = 0; call < 2; call += 1) await client.send(new GetItemCommand(read));
          client.destroy();
          return asked.map(({ headers }) => [
            /Credential=(\w+)\//.exec(headers.authorization ?? "")?.[1],
            String(headers["x-amz-security-token"]),
          ]);
        }),
      );
      expect(used[0]?.[0]).to.match(/^ASIA\d+$/);
      for (const [key, token] of used) expect(token).to.equal(key?.replace("ASIA", "token-"));
      expect(used[1]).to.not.deep.equal(used[0]);
    });
  });
});

describe("sqsClient", () => {
  it("throws an error by the name that SQS gives it", async () => {
    const missing = failing(400, JSON.stringify({ __type: "com.amazonaws.sqs#QueueDoesNotExist" }));
    const error = await beside(missing, async (AWS_ENDPOINT_URL_SQS) => {
      const client = sqsClient({ AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_SQS });
      const QueueUrl = `${AWS_ENDPOINT_URL_SQS}/000000000000/memory-none`;
      const sent = client.send(new SendMessageCommand({ QueueUrl, MessageBody: "a" }));
      return sent.catch((error: unknown) => error).finally(() => client.destroy());
    });
    expect(error).to.have.property("name", "QueueDoesNotExist");
  });
});
