import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { mountDisk } from "@memory/testing/mount-disk";
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
import { runEmulator } from "./support/run-emulator.ts";

const key = (id: string) => ({ UserID: { S: id } });

/** What a power cut leaves is read from a copy of the disk, so this needs root and a loop device. */
describe("after a power cut", () => {
  let disk: Awaited<ReturnType<typeof mountDisk>>;
  let running: Supervised[] = [];

  before(async function () {
    disk = await mountDisk();
    if (disk === undefined) this.skip();
  });
  after(async () => {
    await Promise.all(running.map((emulator) => emulator.stop(5_000)));
    await disk?.remove();
  });

  const run = async (name: "sqs" | "dynamodb", place: string) => {
    const folder = join(place, name);
    await mkdir(folder, { recursive: true });
    const emulator = await runEmulator(name, folder);
    running.push(emulator);
    await emulator.ready;
    return emulator.url;
  };

  it("everything is there that was acknowledged, in tables and queues", async () => {
    const { place, cutPower } = disk as NonNullable<typeof disk>;
    const [sqs, dynamodb] = await Promise.all([run("sqs", place), run("dynamodb", place)]);
    await awsCall(dynamodb, "DynamoDB_20120810.CreateTable", createTable);
    await until("the table to be usable", () => isActive(dynamodb, "Tweets"));
    await putItem(dynamodb, "Tweets", key("put"));
    await awsCall(dynamodb, "DynamoDB_20120810.UpdateItem", {
      TableName: "Tweets",
      Key: key("updated"),
    });
    await putItem(dynamodb, "Tweets", key("deleted"));
    await awsCall(dynamodb, "DynamoDB_20120810.DeleteItem", {
      TableName: "Tweets",
      Key: key("deleted"),
    });
    await awsCall(sqs, "AmazonSQS.CreateQueue", { QueueName: "letters" });
    await sendMessage(sqs, "letters", "sent");

    const left = await cutPower();
    await Promise.all(running.map((emulator) => emulator.stop(5_000)));
    running = [];
    const [queues, tables] = await Promise.all([run("sqs", left), run("dynamodb", left)]);

    const items = ["put", "updated", "deleted"].map((id) => getItem(tables, "Tweets", key(id)));
    expect(await Promise.all(items)).to.deep.equal([key("put"), key("updated"), undefined]);
    expect(await receiveBodies(queues, "letters")).to.deep.equal(["sent"]);
  });
});
