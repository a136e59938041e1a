import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect } from "chai";
import { documentClient } from "../../src/aws/clients.ts";
import { RetryableError } from "../../src/errors.ts";

/** The outcome of a read when DynamoDB answers like this. */
async function readFrom(answer: RequestListener): Promise<unknown> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const config = {
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  };
  const client = documentClient(config, 200);
  try {
    return await client.send(new GetCommand({ TableName: "Tweets", Key: { UserID: "1" } }));
  } catch (error) {
    return error;
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
}

const failing =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(body);
  };
const exception = (name: string) =>
  JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: "m" });

describe("documentClient", () => {
  const retryable: [string, RequestListener][] = [
    ["a throttle", failing(400, exception("ProvisionedThroughputExceededException"))],
    ["another throttle", failing(400, exception("ThrottlingException"))],
    ["a server error", failing(500, exception("InternalServerError"))],
    ["a server error without JSON", failing(502, "<html>bad gateway</html>")],
    ["expired credentials", failing(400, exception("ExpiredTokenException"))],
    ["unknown credentials", failing(400, exception("UnrecognizedClientException"))],
    ["a cut line", (request) => request.socket.destroy()],
  ];
  for (const [name, answer] of retryable) {
    it(`throws ${name} as something to try again`, async () => {
      expect(await readFrom(answer)).to.be.instanceOf(RetryableError);
    });
  }

  it("throws a mistake of ours as it is", async () => {
    const error = await readFrom(failing(400, exception("ValidationException")));
    expect(error).to.be.instanceOf(Error).and.not.to.be.instanceOf(RetryableError);
  });

  it("does not wait for ever for an answer", async () => {
    expect(await readFrom(() => {})).to.be.instanceOf(RetryableError);
  });
});
