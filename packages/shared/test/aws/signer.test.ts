import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import { expect } from "chai";
import { createSigner } from "../../src/aws/signer.ts";

const keys = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
const role = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "another", sessionToken: "a/token+=" };
const day = new Date("2026-01-02T03:04:05.678Z");
const nextDay = new Date("2026-01-03T00:00:00.000Z");

const request = {
  method: "POST",
  protocol: "https:",
  hostname: "dynamodb.eu-central-1.amazonaws.com",
  path: "/",
  query: {},
  headers: {
    host: "dynamodb.eu-central-1.amazonaws.com",
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "DynamoDB_20120810.GetItem",
    "amz-sdk-request": "attempt=1; max=3",
  },
  body: '{"TableName":"Tweets","Key":{"UserID":{"S":"Käse"}}}',
};

/** The hash that the SDK's signer asks for. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Uint8Array);
  }
  update(chunk: Uint8Array) {
    this.#hash.update(chunk);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
  reset() {}
}

describe("createSigner", () => {
  let credentials: typeof keys | typeof role;
  const signer = createSigner("dynamodb", () => ({
    credentials: async () => credentials,
    region: async () => "eu-central-1",
  }));
  const ours = async (change: object, signingDate: Date, options = {}) =>
    (await signer.sign({ ...request, ...change }, { signingDate, ...options })).headers;
  const theirs = async (change: object, signingDate: Date, options = {}) => {
    const reference = new SignatureV4({
      credentials,
      region: "eu-central-1",
      service: "dynamodb",
      sha256: Sha256,
      applyChecksum: false,
    });
    return (await reference.sign({ ...request, ...change }, { signingDate, ...options })).headers;
  };

  beforeEach(() => {
    credentials = keys;
  });

  const requests: [string, object][] = [
    ["a request", {}],
    ["one with bytes for a body", { body: new Uint8Array([0, 200, 255]) }],
    ["one without a body", { body: undefined }],
    ["one below a path", { path: "/a path/of%20its+own" }],
  ];
  for (const [name, change] of requests) {
    it(`signs ${name} as the SDK does`, async () => {
      expect(await ours(change, day)).to.deep.equal(await theirs(change, day));
    });
  }

  it("takes the service and the region that the endpoint names", async () => {
    const options = { signingRegion: "us-east-1", signingService: "sqs" };
    expect(await ours({}, day, options)).to.deep.equal(await theirs({}, day, options));
  });

  it("signs with a new key when the day or the credentials change", async () => {
    for (const [changed, date] of [
      [keys, day],
      [keys, nextDay],
      [role, nextDay],
      [{ ...role, secretAccessKey: "renewed" }, nextDay],
      [keys, day],
    ] as const) {
      credentials = changed;
      expect(await ours({}, date)).to.deep.equal(await theirs({}, date));
    }
  });

  it("signs an attempt after another as if it were the first", async () => {
    const first = await signer.sign(request, { signingDate: nextDay });
    expect(first).to.not.equal(request);
    expect(request.headers).to.not.have.property("authorization");
    expect(await ours({}, day)).to.deep.equal(await theirs({}, day));
  });
});
