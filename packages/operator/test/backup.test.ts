import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { sqsClient } from "@memory/shared/aws/clients";
import { rowsOf } from "@memory/shared/aws/rows";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { ExitMessage } from "@memory/shared/process/command-line";
import { holdFolder } from "@memory/shared/process/hold-folder";
import { encodeBody } from "@memory/shared/queue/message-body";
import { deadLetterName } from "@memory/shared/queue/policy";
import { openQueue } from "@memory/shared/queue/sqs";
import { startQueues, startTables } from "@memory/testing/emulators";
import { exampleClaim } from "@memory/testing/example-claim";
import { runOperator } from "@memory/testing/run-operator";
import { startBucket } from "@memory/testing/start-bucket";
import { expect } from "chai";
import { readFlags as readBackup } from "../src/backup/flags.ts";
import { readFlags as readRestore } from "../src/restore/flags.ts";
import { exampleRequest, parkedRequest, putLetters } from "./letters.ts";

describe("backup and restore", () => {
  let above: string;
  let dataDir: string;
  let file: string;

  beforeEach(async () => {
    above = await mkdtemp(join(tmpdir(), "memory-backup-"));
    dataDir = join(above, "data");
    file = join(above, "kept.tar.gz");
  });
  afterEach(() => rm(above, { recursive: true, force: true }));

  const run = (command: "backup" | "restore", args: string[]) =>
    runOperator(command, args, { dataDir: above, env: { DATA_DIR: dataDir } });
  const write = async (path: string, text: string) => {
    await mkdir(join(dataDir, path, ".."), { recursive: true });
    await writeFile(join(dataDir, path), text);
  };
  /** Every file and folder with its content and mode, except the lock files. */
  const look = async (folder: string) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const kept = entries.filter(({ name }) => !/^lock/.test(name));
    const found = kept.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const mode = ((await stat(path)).mode & 0o777).toString(8);
      return [relative(folder, path), mode, entry.isFile() ? await readFile(path, "utf8") : ""];
    });
    return (await Promise.all(found)).sort();
  };

  it("put back every row, message and object, as they were when Memory was stopped", async () => {
    const kept = await keepSomething(dataDir);
    await write("endpoints.json", "{}");
    await write("aws-credentials", "key");
    await write("compile-cache/x", "code");
    await write("search/copy-1/x.db", "a copy");
    await write("media/half.jpg", "a download that was cut off");
    await write("s3/tmp/1-0", "an object that was cut off");
    await write("tmp/exports/1/export-x/library", "an export that was cut off");
    await write("playground-chats.json", "[]");
    const backedUp = await run("backup", ["--to", file]);
    expect(backedUp.output).to.match(/^backed up: \d+ files, .* of .*data in .*kept\.tar\.gz \(/);
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    await rm(dataDir, { recursive: true });

    const { exitCode, output } = await run("restore", [file]);
    expect(output).to.match(/^restored: \d+ files, .* to .*data\n$/);
    expect(exitCode).to.equal(0);
    const there = await look(dataDir);
    expect(there.filter(([, mode]) => mode !== "600" && mode !== "700")).to.deep.equal([]);
    expect(there.map(([path]) => path))
      .to.include("playground-chats.json")
      .and.not.include("endpoints.json")
      .and.not.include("aws-credentials")
      .and.not.include("compile-cache")
      .and.not.include("search")
      .and.not.include("media")
      .and.not.include("s3/tmp")
      .and.not.include("tmp");
    expect(await read(dataDir)).to.deep.equal(kept);
    expect(await readdir(above)).to.deep.equal(["data", "kept.tar.gz"]);
  });

  it("move what is there aside, and only when that is confirmed", async () => {
    await write("sqs/fauxqs.db", "then");
    expect((await run("backup", ["--to", file])).exitCode).to.equal(0);
    await write("sqs/fauxqs.db", "now");

    const refused = await run("restore", [file]);
    expect(refused.exitCode).to.equal(2);
    expect(refused.output).to.match(/^restore: there are 1 files in .*; add --yes /);
    const checked = await run("restore", [file, "--dry-run"]);
    expect(checked).to.deep.include({ exitCode: 0 });
    expect(checked.output).to.match(/^whole: 1 files, 4 bytes, .*nothing was changed\n$/);
    expect(await readFile(join(dataDir, "sqs/fauxqs.db"), "utf8")).to.equal("now");

    const done = await run("restore", [file, "--yes"]);
    expect(done.output).to.match(/^restored: 1 files, 4 bytes, .*; what was there is in /);
    const [, aside = ""] = /is in (.*)\n$/.exec(done.output) ?? [];
    expect(aside).to.match(/\/data\.before-restore-\d{4}-\d\d-\d\dT\d{6}$/);
    expect(await readFile(join(dataDir, "sqs/fauxqs.db"), "utf8")).to.equal("then");
    expect(await readFile(join(aside, "sqs/fauxqs.db"), "utf8")).to.equal("now");
  });

  it("touch nothing when the file is damaged", async () => {
    await write("sqs/fauxqs.db", "now".repeat(10_000));
    await run("backup", ["--to", file]);
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 40));
    const before = await look(dataDir);
    const { exitCode, output } = await run("restore", [file, "--yes"]);
    expect(exitCode).to.equal(78);
    expect(output).to.match(
      /^restore: .* is no whole backup of Memory: .*; nothing was changed\n$/,
    );
    expect(await look(dataDir)).to.deep.equal(before);
    expect(await readdir(above)).to.deep.equal(["data", "kept.tar.gz"]);
  });

  it("wait for whoever still uses DATA_DIR, or a part of it", async () => {
    await write("sqs/fauxqs.db", "now");
    await run("backup", ["--to", file]);
    const refused = async (command: "backup" | "restore", args: string[], why: RegExp) => {
      const { exitCode, output } = await run(command, args);
      expect(output).to.match(why);
      expect(exitCode).to.equal(78);
    };
    for (const part of ["s3", "dynamodb", "sqs"]) {
      expect(holdFolder(join(dataDir, part))).to.equal(true);
      const why = new RegExp(`^restore: .*${part} is still in use`);
      await refused("restore", [file, "--yes"], why);
    }
    expect(holdFolder(dataDir)).to.equal(true);
    await refused("restore", [file, "--yes"], /^restore: Memory runs on .*: stop it first/);
    const other = join(above, "other.tar.gz");
    await refused("backup", ["--to", other], /^backup: Memory runs on .*: stop it first/);
    expect(await readdir(above)).to.deep.equal(["data", "kept.tar.gz"]);
  });

  it("overwrite no file, keep none within DATA_DIR, and follow no link", async () => {
    await write("sqs/fauxqs.db", "now");
    await writeFile(file, "another");
    const within = join(dataDir, "sqs", "kept.tar.gz");
    const outcomes = [await run("backup", ["--to", file]), await run("backup", ["--to", within])];
    await symlink("/etc", join(dataDir, "elsewhere"));
    outcomes.push(await run("backup", ["--to", join(above, "other.tar.gz")]));
    dataDir = join(above, "nothing");
    outcomes.push(await run("backup", ["--to", join(above, "other.tar.gz")]));
    expect(outcomes.map(({ exitCode }) => exitCode)).to.deep.equal([78, 78, 78, 78]);
    const [exists, inside, link, nothing] = outcomes.map(({ output }) => output);
    expect(exists).to.match(/exists already/);
    expect(inside).to.match(/lies in DATA_DIR/);
    expect(link).to.match(/elsewhere is neither a file nor a folder/);
    expect(nothing).to.match(/nothing is kept in/);
    expect(await readFile(file, "utf8")).to.equal("another");
    expect(await readdir(above)).to.deep.equal(["data", "kept.tar.gz"]);
  });

  it("explain themselves, and refuse in one sentence what they do not know", () => {
    const said = (asked: object) =>
      "say" in asked ? `${(asked as ExitMessage).exitCode}: ${(asked as ExitMessage).say}` : asked;
    expect(said(readBackup(["--help"]))).to.match(/^0: .*npm run backup -- \[--to FILE\]\n/s);
    expect(said(readRestore(["-h"]))).to.match(/^0: .*restore -- FILE \[--yes\] \[--dry-run\]\n/s);
    expect(said(readBackup(["now"]))).to.match(/^2: backup: Unexpected argument 'now'.*--help/);
    expect(said(readBackup(["--to", ""]))).to.match(/^2: backup: --to takes the name of a file;/);
    expect(said(readRestore([]))).to.match(/^2: restore: say which file to restore; --help/);
    expect(said(readRestore(["a", "b"]))).to.match(/^2: restore: what is "b" for\?/);
    const asked = { file: "a", isConfirmed: true, isDryRun: false };
    expect(readRestore(["a", "--yes"])).to.deep.equal(asked);
  });
});

/** Writes rows and messages in every state with emulators on the folders that an edition uses. */
async function keepSomething(dataDir: string) {
  await mkdir(join(dataDir, "sqs"), { recursive: true });
  await mkdir(join(dataDir, "dynamodb"));
  const queues = await startQueues(join(dataDir, "sqs"));
  const db = await startTables(join(dataDir, "dynamodb"));
  for (const tweetId of ["20", "21", "22"])
    await rowsOf(db.client, db.tables.claims.name).put(
      exampleClaim({ TweetID: tweetId, Note: "kept 🎈" }),
    );
  const client = sqsClient(queues.config);
  const clients = { receive: client, send: client };
  const queue = await openQueue(tweetRequested.name, clients, { prefix: "memory-" });
  await queue.send([{ body: encodeBody(exampleRequest("23")) }]);
  await queue.send([{ body: encodeBody(exampleRequest("24")), delaySeconds: 900 }]);
  await putLetters(queues, [parkedRequest("25")]);
  client.destroy();
  const bucket = await startBucket(join(dataDir, "s3"));
  await bucket.client.send(new PutObjectCommand({ ...exampleObject, Body: "a photo" }));
  const kept = await readFrom(queues, db, bucket);
  await bucket.stop();
  await db.stop();
  await queues.stop();
  return kept;
}

const exampleObject = { Bucket: "memory-media", Key: `sha256/${"a".repeat(64)}` };

async function read(dataDir: string) {
  const queues = await startQueues(join(dataDir, "sqs"));
  const db = await startTables(join(dataDir, "dynamodb"));
  const bucket = await startBucket(join(dataDir, "s3"));
  const kept = await readFrom(queues, db, bucket);
  await bucket.stop();
  await db.stop();
  await queues.stop();
  return kept;
}

async function readFrom(
  queues: Awaited<ReturnType<typeof startQueues>>,
  { client, tables }: Awaited<ReturnType<typeof startTables>>,
  bucket: Awaited<ReturnType<typeof startBucket>>,
) {
  const { Body } = await bucket.client.send(new GetObjectCommand(exampleObject));
  const { value: rows } = await rowsOf(client, tables.claims.name).pages().next();
  const { ready, delayed } = queues.inspect(tweetRequested.name);
  const dead = queues.inspect(deadLetterName(tweetRequested.name)).ready;
  const bodies = [ready, delayed, dead].map((messages) => messages.map(({ body }) => body));
  expect([rows?.length, ...bodies.map(({ length }) => length)]).to.deep.equal([3, 1, 1, 1]);
  return { rows, bodies, object: await Body?.transformToString() };
}
