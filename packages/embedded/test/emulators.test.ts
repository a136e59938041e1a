import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { mountMemory } from "@memory/testing/mount-disk";
import { until } from "@memory/testing/until";
import { expect } from "chai";
import type { Supervised } from "../src/supervise.ts";
import {
  awsCall,
  createTable,
  getItem,
  isActive,
  putItem,
  receiveBodies,
  sendMessage,
} from "./support/aws-call.ts";
import { answers, type EmulatorName, runEmulator } from "./support/run-emulator.ts";

const item = { UserID: { S: "7" }, Content: { S: "kept" } };

describe("an emulator under supervision", () => {
  let folder: string;
  let running: Supervised[];
  let disks: { remove(): Promise<void> }[];

  const begin = async (name: EmulatorName, place = folder) => {
    const emulator = await runEmulator(name, place);
    running.push(emulator);
    return emulator;
  };
  const run = async (name: EmulatorName) => {
    const emulator = await begin(name);
    await emulator.ready;
    return emulator;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "memory-emulator-"));
    running = [];
    disks = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((emulator) => emulator.stop(5_000)));
    for (const disk of disks) await disk.remove();
    await rm(folder, { recursive: true });
  });

  it("comes back at its address after kill -9, with every item", async () => {
    const { url, port, pids } = await run("dynamodb");
    await awsCall(url, "DynamoDB_20120810.CreateTable", createTable);
    await until("the table to be usable", () => isActive(url, "Tweets"));
    await putItem(url, "Tweets", item);

    process.kill(pids[0] as number, "SIGKILL");
    await until("a second process", () => pids[1]);
    await until("it to answer", () => answers(port));

    expect(await getItem(url, "Tweets", { UserID: item.UserID })).to.deep.equal(item);
  });

  it("comes back at its address after kill -9, with every message", async () => {
    const { url, port, pids } = await run("sqs");
    await awsCall(url, "AmazonSQS.CreateQueue", { QueueName: "letters" });
    await sendMessage(url, "letters", "kept");

    process.kill(pids[0] as number, "SIGKILL");
    await until("a second process", () => pids[1]);
    await until("it to answer", () => answers(port));

    expect(await receiveBodies(url, "letters")).to.deep.equal(["kept"]);
  });

  it("comes back at its address after kill -9, with every object and nothing of a half one", async () => {
    const { url, port, pids } = await run("s3");
    const bucket = `${url}letters`;
    await fetch(bucket, { method: "PUT" });
    await fetch(`${bucket}/kept/1`, { method: "PUT", body: "kept" });
    const cut = request(`${bucket}/cut`, { method: "PUT", headers: { "content-length": 1e6 } });
    cut.on("error", () => {});
    cut.write(Buffer.alloc(5e5));
    const temporary = () => readdir(join(folder, "tmp"));
    await until("half of it to be written", async () => (await temporary())[0]);

    process.kill(pids[0] as number, "SIGKILL");
    await until("a second process", () => pids[1]);
    await until("it to answer", () => answers(port));

    expect(await (await fetch(`${bucket}/kept/1`)).text()).to.equal("kept");
    expect((await fetch(`${bucket}/cut`)).status).to.equal(404);
    expect(await temporary()).to.deep.equal([]);
  });

  it("survives a client that hangs up in the middle of a request", async () => {
    const { port, pids } = await run("dynamodb");
    for (let client = 0; client < 20; client += 1) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      const head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{";
      await new Promise((sent) => socket.write(head, sent));
      socket.resetAndDestroy();
      await once(socket, "close");
    }

    expect(await answers(port)).to.equal(true);
    expect(pids).to.have.length(1);
  });

  for (const name of ["sqs", "dynamodb", "s3"] as const) {
    it(`answers on the loopback interface alone (${name})`, async function () {
      const outside = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .find(({ internal, family }) => !internal && family === "IPv4");
      if (outside === undefined) return this.skip();
      const { port } = await run(name);

      const socket = connect(port, outside.address);
      const result = await once(socket, "connect").then(
        () => "connected",
        (error: NodeJS.ErrnoException) => error.code,
      );
      socket.destroy();

      expect(result).to.equal("ECONNREFUSED");
    });

    it(`waits while another process has the same folder (${name})`, async () => {
      const first = await run(name);
      const second = await begin(name);
      const waiting = await until("it to say that it waits", () => second.complaints[0]);
      await first.stop(5_000);
      await second.ready;

      expect(waiting).to.equal(`waiting for ${folder}, which another process still uses`);
      expect(second.pids).to.have.length(1);
    });

    it(`ends with a sentence where its folder is read-only (${name})`, async function () {
      const disk = await mountMemory("ro");
      if (disk === undefined) return this.skip();
      disks.push(disk);
      const { complaints, isMisconfigured, ready } = await begin(name, disk.place);
      ready.catch(() => {});
      await until("it to end", isMisconfigured);

      expect(complaints).to.deep.equal([
        `${name}: DATA_DIR cannot be used: the file system is read-only at ${disk.place}`,
      ]);
    });
  }

  for (const name of ["sqs", "dynamodb"] as const) {
    it(`says that the disk is full, and goes on once there is room (${name})`, async function () {
      const disk = await mountMemory("size=4k");
      if (disk === undefined) return this.skip();
      disks.push(disk);
      const { complaints, ready } = await begin(name, disk.place);
      await until("a complaint", () => complaints[0]);
      await disk.remount("size=8m");
      await ready;

      expect([...new Set(complaints)]).to.deep.equal([
        `${name}: DATA_DIR cannot be used: the disk is full at ${disk.place}; trying again`,
      ]);
    });
  }

  it("refuses objects while the disk is full, and takes them once there is room", async function () {
    const disk = await mountMemory("size=64k");
    if (disk === undefined) return this.skip();
    disks.push(disk);
    const { url, complaints, ready, pids } = await begin("s3", disk.place);
    await ready;
    const put = async (key: string, bytes: number) => {
      const body = Buffer.alloc(bytes);
      return (await fetch(`${url}letters/${key}`, { method: "PUT", body })).status;
    };
    await fetch(`${url}letters`, { method: "PUT" });
    expect([await put("small", 10), await put("large", 100_000)]).to.deep.equal([200, 500]);
    expect((await fetch(`${url}letters/small`)).status).to.equal(200);
    await disk.remount("size=8m");
    expect(await put("large", 100_000)).to.equal(200);

    expect(complaints).to.deep.equal([
      `s3: DATA_DIR cannot be used: the disk is full at ${disk.place}; trying again`,
    ]);
    expect(pids).to.have.length(1);
  });
});
