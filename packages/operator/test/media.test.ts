import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { objectKey } from "@memory/copies/create-objects";
import { rowsOf } from "@memory/shared/aws/rows";
import { type OpenCopies, openCopies } from "@memory/testing/open-copies";
import { runOperator } from "@memory/testing/run-operator";
import { expect } from "chai";
import type { Finding } from "../src/media/finding.ts";

describe("media check", () => {
  let open: OpenCopies;
  let folder: string;

  beforeEach(async () => {
    open = await openCopies();
    folder = await mkdtemp(join(tmpdir(), "memory-media-check-"));
  });
  afterEach(async () => {
    await open.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => {
    const { AWS_ENDPOINT_URL_S3, MEDIA_BUCKET, emulatorKeys } = open.bucket.config;
    const [key = "any"] = Object.values<string>(emulatorKeys);
    return runOperator("media", ["check", ...args], {
      dataDir: folder,
      env: {
        AWS_ENDPOINT_URL_DYNAMODB: open.config.AWS_ENDPOINT_URL_DYNAMODB,
        DYNAMODB_TABLE_NAME: open.tables.tweets.name,
        AWS_ENDPOINT_URL_S3,
        MEDIA_BUCKET,
        AWS_ACCESS_KEY_ID: key,
        AWS_SECRET_ACCESS_KEY: key,
      },
    });
  };
  const rows = () => rowsOf(open.client, open.tables.media.name);

  /** Keeps a file of a tweet that somebody keeps, and returns its hash. */
  async function kept(
    tweetId: string,
    mediaKey: string,
    bytes?: Buffer<ArrayBuffer>,
  ): Promise<string> {
    await open.keep(tweetId, "7");
    const { path, copy } = await open.file(tweetId, mediaKey, bytes);
    const lease = await open.copies.lease(tweetId);
    await lease?.keep(copy, path);
    await lease?.end();
    return copy.Sha256;
  }
  const found = async (): Promise<Finding[]> => {
    const { output } = await run("--json");
    return JSON.parse(output.replace(/^media: .*$/m, "")).findings;
  };
  const put = (sha256: string, body: string) =>
    open.bucket.client.send(
      new PutObjectCommand({
        Bucket: open.bucket.config.MEDIA_BUCKET,
        Key: objectKey(sha256),
        Body: body,
      }),
    );
  const deleteObject = (sha256: string) =>
    open.bucket.client.send(
      new DeleteObjectCommand({
        Bucket: open.bucket.config.MEDIA_BUCKET,
        Key: objectKey(sha256),
      }),
    );

  it("says that all is as it should be", async () => {
    const shared = Buffer.from("the same picture");
    await kept("20", "media/a", shared);
    await kept("21", "media/a", shared);
    expect(await run()).to.deep.equal({
      exitCode: 0,
      output: "1 objects of 16 bytes, 2 files of 2 tweets: all is as it should be\n",
    });
  });

  /** Breaks what was kept in each way, and returns what has to be found. */
  async function breakAll(): Promise<Finding[]> {
    const unknown = "a".repeat(64);
    await put(unknown, "nobody's");

    const half = await kept("30", "media/half");
    await rows().remove({ TweetID: "30", MediaKey: "media/half" });
    await rows().remove({ TweetID: objectKey(half), MediaKey: "30/media/half" });
    await rows().update(
      { TweetID: objectKey(half), MediaKey: "#object" },
      { set: { State: "erasing" } },
    );

    const stray = await kept("31", "media/stray");
    await rows().remove({ TweetID: "31", MediaKey: "media/stray" });

    const missing = await kept("32", "media/missing");
    await deleteObject(missing);

    const short = await kept("33", "media/short");
    await deleteObject(short);
    await put(short, "short");

    await kept("34", "media/unkept");
    await open.letGo("34", "7");
    return [
      { kind: "unknown-object", sha256: unknown, bytes: 8 },
      { kind: "unfinished-erasure", sha256: half },
      { kind: "stray-reference", sha256: stray, tweetId: "31", mediaKey: "media/stray" },
      { kind: "missing-object", tweetId: "32", mediaKey: "media/missing", sha256: missing },
      { kind: "wrong-size", bytes: 5, tweetId: "33", mediaKey: "media/short", sha256: short },
      { kind: "unkept-tweet", tweetId: "34" },
    ];
  }

  it("finds objects without rows, rows without objects, and what nobody keeps", async () => {
    await kept("20", "media/whole");
    const broken = await breakAll();
    expect(await found()).to.have.deep.members(broken);
    const { exitCode, output } = await run();
    expect(exitCode).to.equal(1);
    expect(output).to.include("1 × an object that no row knows\n  sha256/aaaa");
    expect(output).to.include("1 × files of a tweet that nobody keeps\n  tweet 34\n");
    expect(output).to.match(/media: found: 6\n$/);
  });

  it("removes nothing unless that is confirmed, then all of it and nothing else", async () => {
    const whole = await kept("20", "media/whole");
    await breakAll();
    const before = await open.standing();
    const asked = await run("--remove");
    expect(asked.exitCode).to.equal(2);
    expect(asked.output).to.include("nothing was removed");
    expect(await open.standing()).to.deep.equal(before);

    const removed = await run("--remove", "--yes");
    expect(removed.output).to.match(/removed: 6 of 6\n$/);
    expect(removed.exitCode).to.equal(0);
    const { objects, copies, objectRows, total, leases } = await open.standing();
    expect(objects).to.deep.equal([whole]);
    expect(copies.map(({ TweetID }) => TweetID)).to.deep.equal(["20"]);
    expect(objectRows).to.have.length(2);
    expect(total).to.equal(1_000);
    expect(leases).to.deep.equal([]);
    expect((await run()).exitCode).to.equal(0);
  });

  it("leaves a tweet whose copies are being made, and says so", async () => {
    await kept("20", "media/a");
    await open.letGo("20", "7");
    const lease = await open.copies.lease("20");
    const { exitCode, output } = await run("--remove", "--yes");
    expect(exitCode).to.equal(1);
    expect(output).to.include("removed: 0 of 1; somebody is at work on the rest: try again");
    await lease?.end();
    expect((await run("--remove", "--yes")).exitCode).to.equal(0);
  });

  it("refuses in one sentence what it does not know", async () => {
    for (const [args, problem] of [
      [["--yes"], /--yes goes with --remove/],
      [["20"], /what is "20" for/],
      [["--all"], /Unknown option '--all'/],
    ] as const) {
      const { exitCode, output } = await run(...args);
      expect(exitCode, args.join()).to.equal(2);
      expect(output).to.match(problem);
    }
  });
});
