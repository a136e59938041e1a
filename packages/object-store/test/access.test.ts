import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { createObjects } from "@memory/copies/create-objects";
import { startBucket } from "@memory/testing/start-bucket";
import { expect } from "chai";
import { Agent, request } from "undici";
import { authorize } from "../src/http/authorize.ts";
import { readRequest } from "../src/http/request.ts";
import { S3Error } from "../src/s3-error.ts";

const Bucket = "memory-media";
const sha256 = "0".repeat(64);
const key = "test-key";

describe("who is answered by the object store", () => {
  let bucket: Awaited<ReturnType<typeof startBucket>>;
  let url: string;
  const agent = new Agent();
  before(async () => {
    bucket = await startBucket();
    url = bucket.config.AWS_ENDPOINT_URL_S3;
    const command = { Bucket, Key: `sha256/${sha256}`, Body: "kept", ContentType: "text/plain" };
    await bucket.client.send(new PutObjectCommand(command));
  });
  after(async () => {
    await agent.close();
    await bucket.stop();
  });
  const ask = async (address: string, headers: Record<string, string> = {}, method = "GET") => {
    const answer = await request(address, { headers, method: method as "GET", dispatcher: agent });
    return { status: answer.statusCode, text: await answer.body.text(), headers: answer.headers };
  };
  const objects = () => createObjects(bucket.config);

  it("refuses whoever has not the key", async () => {
    const at = `${url}/${Bucket}/sha256/${sha256}`;
    const authorization = "AWS4-HMAC-SHA256 Credential=other/20260101/us-east-1/s3/aws4_request";
    expect((await ask(at)).status).to.equal(403);
    expect((await ask(at, { authorization })).text).to.include("InvalidAccessKeyId");
    expect((await ask(`${url}/`)).status).to.equal(403);
  });

  it("refuses web pages, and names that were made to lead here", async () => {
    const authorization = "AWS4-HMAC-SHA256 Credential=test-key/20260101/us-east-1/s3/aws4_request";
    const at = `${url}/${Bucket}/sha256/${sha256}`;
    expect((await ask(at, { authorization })).status).to.equal(200);
    expect((await ask(at, { authorization, origin: "http://evil.example" })).status).to.equal(403);
    expect((await ask(at, { authorization, host: "evil.example" })).status).to.equal(403);
  });

  it("gives an object to whoever has an address that was signed for it, until it ends", async () => {
    const signed = await objects().signedUrl(sha256, { seconds: 60, fileName: "a b.jpg" });
    const answer = await ask(signed);
    expect([answer.status, answer.text]).to.deep.equal([200, "kept"]);
    expect(answer.headers["content-disposition"]).to.equal('inline; filename="a_b.jpg"');
    expect((await ask(signed, { range: "bytes=1-2" })).text).to.equal("ep");
  });

  it("refuses a signed address that was changed, that has ended, or for writing", async () => {
    const signed = await objects().signedUrl(sha256, { seconds: 60 });
    const other = signed.replace(sha256, "1".repeat(64));
    expect((await ask(other)).text).to.include("SignatureDoesNotMatch");
    expect((await ask(signed.replace("Expires=60", "Expires=6000"))).status).to.equal(403);
    expect((await ask(signed, {}, "DELETE")).status).to.equal(403);
    const message = Object.assign(new IncomingMessage(new Socket()), { method: "GET" });
    message.url = signed.slice(url.length);
    message.headers = { host: new URL(url).host };
    const at = (seconds: number) => () =>
      authorize(readRequest(message), { key, loopbackOnly: true }, Date.now() + seconds * 1_000);
    expect(at(50)).to.not.throw();
    expect(at(70)).to.throw(S3Error, "Request has expired");
  });

  it("says 404 for what is not there only to whoever may look", async () => {
    const command = new GetObjectCommand({ Bucket, Key: "none" });
    const error: unknown = await bucket.client.send(command).catch((failed: unknown) => failed);
    expect(Reflect.get(error as Error, "name")).to.equal("NoSuchKey");
    expect((await ask(`${url}/${Bucket}/none`)).status).to.equal(403);
  });
});
