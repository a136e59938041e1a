import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { startBucket } from "@memory/testing/start-bucket";
import { until } from "@memory/testing/until";
import { expect } from "chai";

const Bucket = "memory-media";
const authorization = "AWS4-HMAC-SHA256 Credential=test-key/20260101/us-east-1/s3/aws4_request";

describe("the object store, asked by AWS's client", () => {
  let bucket: Awaited<ReturnType<typeof startBucket>>;
  let client: S3Client;
  let folder: string;
  before(async () => {
    bucket = await startBucket();
    client = bucket.client;
    folder = await mkdtemp(join(tmpdir(), "memory-files-"));
  });
  after(async () => {
    await bucket.stop();
    await rm(folder, { recursive: true });
  });

  const put = (Key: string, Body: string | Buffer, rest = {}) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ...rest }));
  const get = async (Key: string, rest = {}) => {
    const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...rest }));
    return { ...answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) };
  };
  const nameOf = (failing: Promise<unknown>) =>
    failing.then(
      () => "done",
      (error: Error) => error.name,
    );
  const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("base64");

  it("gives back what was put, with its type, metadata and hashes", async () => {
    const bytes = randomBytes(70_000);
    const rest = { ContentType: "image/png", Metadata: { found: "here" } };
    const { ETag } = await put("a/b c/ü+%.png", bytes, rest);
    const found = await get("a/b c/ü+%.png", { ChecksumMode: "ENABLED" });
    expect(found.bytes.equals(bytes)).to.equal(true);
    expect(found.ETag)
      .to.equal(ETag)
      .and.equal(`"${createHash("md5").update(bytes).digest("hex")}"`);
    expect([found.ContentType, found.Metadata, found.ContentLength]).to.deep.equal([
      "image/png",
      { found: "here" },
      70_000,
    ]);
    expect(found.ChecksumSHA256).to.equal(sha256(bytes));
  });

  it("takes a stream whose hash stands before it", async () => {
    const bytes = randomBytes(3_000_000);
    const path = join(folder, "streamed");
    await writeFile(path, bytes);
    const command = {
      Bucket,
      Key: "streamed",
      Body: createReadStream(path),
      ContentLength: bytes.length,
      ChecksumSHA256: sha256(bytes),
    };
    await client.send(new PutObjectCommand(command));
    expect((await get("streamed")).bytes.equals(bytes)).to.equal(true);
  });

  for (const algorithm of ["CRC32", "SHA256"] as const) {
    it(`takes a stream in chunks with its ${algorithm} behind it`, async () => {
      const usual = new S3Client({
        ...{
          region: "us-east-1",
          endpoint: bucket.config.AWS_ENDPOINT_URL_S3,
          forcePathStyle: true,
        },
        credentials: { accessKeyId: "test-key", secretAccessKey: "test-key" },
      });
      const bytes = randomBytes(200_000);
      const Body = Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)]);
      const command = { Bucket, Key: "chunked", Body, ContentLength: bytes.length };
      await usual.send(new PutObjectCommand({ ...command, ChecksumAlgorithm: algorithm }));
      expect((await get("chunked")).bytes.equals(bytes)).to.equal(true);
      usual.destroy();
    });
  }

  it("refuses what its hash does not fit, and leaves no trace of it", async () => {
    for (const wrong of [{ ChecksumSHA256: sha256("other") }, { ChecksumCRC32: "AAAAAA==" }]) {
      expect(await nameOf(put("wrong", "bytes", wrong))).to.equal("BadDigest");
    }
    expect(await nameOf(get("wrong"))).to.equal("NoSuchKey");
    expect(await readdir(join(bucket.folder, "tmp"))).to.deep.equal([]);
  });

  it("keeps the first of two where the second must not replace it", async () => {
    await put("once", "first");
    expect(await nameOf(put("once", "second", { IfNoneMatch: "*" }))).to.equal(
      "PreconditionFailed",
    );
    const both = ["one", "two"].map((text) => nameOf(put("raced", text, { IfNoneMatch: "*" })));
    expect((await Promise.all(both)).sort()).to.deep.equal(["PreconditionFailed", "done"]);
    expect((await get("once")).bytes.toString()).to.equal("first");
  });

  it("tells a client that asks first, before it sends a large body", async () => {
    await put("large", "there already");
    const asking = request(`${bucket.config.AWS_ENDPOINT_URL_S3}/${Bucket}/large`, {
      method: "PUT",
      headers: {
        authorization,
        expect: "100-continue",
        "content-length": 1e9,
        "if-none-match": "*",
      },
    });
    asking.on("error", () => {});
    asking.flushHeaders();
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    asking.destroy();
    expect(answer.statusCode).to.equal(412);
  });

  it("replaces an object whole, also while somebody reads it", async () => {
    const before = Buffer.alloc(2_000_000, "a");
    await put("replaced", before);
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "replaced" }));
    await put("replaced", "b");
    const read = Buffer.from((await Body?.transformToByteArray()) ?? []);
    expect(read.equals(before)).to.equal(true);
    expect((await get("replaced")).bytes.toString()).to.equal("b");
  });

  it("gives parts of the bytes", async () => {
    await put("ranges", "0123456789");
    const cases = [
      ["bytes=2-4", "234", "bytes 2-4/10"],
      ["bytes=7-", "789", "bytes 7-9/10"],
      ["bytes=-2", "89", "bytes 8-9/10"],
      ["bytes=0-99", "0123456789", "bytes 0-9/10"],
    ] as const;
    for (const [Range, text, range] of cases) {
      const found = await get("ranges", { Range });
      expect([found.bytes.toString(), found.ContentRange], Range).to.deep.equal([text, range]);
    }
    for (const Range of ["bytes=10-", "bytes=5-4", "bytes=-0"]) {
      expect(await nameOf(get("ranges", { Range })), Range).to.equal("InvalidRange");
    }
  });

  it("tells of an object without sending it, and of one that is not there", async () => {
    await put("empty", "");
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: "empty" }));
    expect(head.ContentLength).to.equal(0);
    expect((await get("empty")).bytes).to.have.length(0);
    expect(await nameOf(client.send(new HeadObjectCommand({ Bucket, Key: "none" })))).to.equal(
      "NotFound",
    );
  });

  it("lists in pages, in the order of bytes, with folders where asked", async () => {
    const Other = "listed";
    await client.send(new CreateBucketCommand({ Bucket: Other }));
    for (const Key of ["b", "a/2", "a/1", "a", "é", "Z", "../up", "a//x"]) {
      await client.send(new PutObjectCommand({ Bucket: Other, Key, Body: Key }));
    }
    const keys: unknown[] = [];
    let from: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: Other, MaxKeys: 3, ContinuationToken: from }),
      );
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
      from = page.NextContinuationToken;
    } while (from !== undefined);
    expect(keys).to.deep.equal(["../up", "Z", "a", "a//x", "a/1", "a/2", "b", "é"]);
    const grouped = await client.send(
      new ListObjectsV2Command({ Bucket: Other, Prefix: "a", Delimiter: "/" }),
    );
    expect(grouped.Contents?.map(({ Key }) => Key)).to.deep.equal(["a"]);
    expect(grouped.CommonPrefixes).to.deep.equal([{ Prefix: "a/" }]);
  });

  it("removes objects one by one and many at once, and says nothing of those that are not there", async () => {
    for (const Key of ["gone/1", "gone/2", "gone/<3>&"]) await put(Key, "x");
    await client.send(new DeleteObjectCommand({ Bucket, Key: "gone/1" }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: "gone/1" }));
    const Objects = ["gone/2", "gone/<3>&", "never"].map((Key) => ({ Key }));
    const { Deleted } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    );
    expect(Deleted).to.have.length(3);
    const left = await client.send(new ListObjectsV2Command({ Bucket, Prefix: "gone/" }));
    expect(left.KeyCount).to.equal(0);
  });

  it("takes and removes objects of one folder at the same time", async () => {
    for (let round = 0; round < 40; round += 1) {
      const keys = ["busy/deep/1", "busy/deep/2", "busy/deep/3", "busy/deep/4"];
      await Promise.all(keys.map((Key) => put(Key, "x")));
      const remove = (Key: string) => client.send(new DeleteObjectCommand({ Bucket, Key }));
      await Promise.all([...keys.map(remove), put("busy/deep/5", "x")]);
      expect((await get("busy/deep/5")).bytes.toString()).to.equal("x");
      await remove("busy/deep/5");
    }
    const left = await client.send(new ListObjectsV2Command({ Bucket, Prefix: "busy/" }));
    expect([left.KeyCount, bucket.failures]).to.deep.equal([0, []]);
  });

  it("copies an object, which stays when the first is removed", async () => {
    await put("source", "same");
    await client.send(
      new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/source` }),
    );
    await client.send(new DeleteObjectCommand({ Bucket, Key: "source" }));
    expect((await get("copy")).bytes.toString()).to.equal("same");
  });

  it("makes, finds and removes buckets, but none that holds something", async () => {
    const Other = "another-bucket";
    await client.send(new CreateBucketCommand({ Bucket: Other }));
    expect(await nameOf(client.send(new CreateBucketCommand({ Bucket: Other })))).to.equal(
      "BucketAlreadyOwnedByYou",
    );
    await client.send(new HeadBucketCommand({ Bucket: Other }));
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).to.include(Other);
    await client.send(new PutObjectCommand({ Bucket: Other, Key: "x/y", Body: "x" }));
    const remove = () => client.send(new DeleteBucketCommand({ Bucket: Other }));
    expect(await nameOf(remove())).to.equal("BucketNotEmpty");
    await client.send(new DeleteObjectCommand({ Bucket: Other, Key: "x/y" }));
    await remove();
    expect(await nameOf(client.send(new HeadBucketCommand({ Bucket: Other })))).to.equal(
      "NotFound",
    );
    expect(await nameOf(put("x", "x", { Bucket: Other }))).to.equal("NoSuchBucket");
  });

  it("says so of what it does not know", async () => {
    const tags = { Bucket, Key: "once", Tagging: { TagSet: [] } };
    expect(await nameOf(client.send(new PutObjectTaggingCommand(tags)))).to.equal("NotImplemented");
  });

  it("keeps nothing of a body that is cut off", async () => {
    const { AWS_ENDPOINT_URL_S3: url } = bucket.config;
    const cut = request(`${url}/${Bucket}/cut`, {
      method: "PUT",
      headers: { authorization, "content-length": 1_000_000 },
    });
    cut.on("error", () => {});
    cut.write(Buffer.alloc(500_000));
    const temporary = () => readdir(join(bucket.folder, "tmp"));
    await until("it to be written", async () => (await temporary()).length > 0);
    cut.destroy();
    expect(await nameOf(get("cut"))).to.equal("NoSuchKey");
    await until("what was written to go", async () => (await temporary()).length === 0);
    expect(bucket.failures).to.deep.equal([]);
  });
});
