import { sqsClient } from "@memory/shared/aws/clients";
import type { ExitMessage } from "@memory/shared/process/command-line";
import { deadLetterName } from "@memory/shared/queue/policy";
import { openQueue } from "@memory/shared/queue/sqs";
import { openDeadLetters } from "../adapters/dead-letters.ts";
import { depthOf } from "../adapters/queue-depth.ts";
import { type Memory, queuePrefix } from "../find-memory.ts";
import { runCommand } from "../run-command.ts";
import type { Desk } from "./desk.ts";
import { type Asked, readFlags } from "./flags.ts";
import { peek } from "./peek.ts";
import { purge } from "./purge.ts";
import { redrive } from "./redrive.ts";
import { status } from "./status.ts";

runCommand("queues", {
  env: process.env,
  needs: ["queues"],
  readFlags: () => readFlags(process.argv.slice(2), queuePrefix(process.env)),
  run: (asked, memory) => run(asked, deskOf(memory)),
});

function deskOf(memory: Memory): Desk {
  const { place, QUEUE_PREFIX: prefix } = memory;
  const client = sqsClient(memory);
  return {
    place,
    depthOf: (name) => depthOf(client, prefix + name),
    openQueue: (name) => openQueue(name, { receive: client, send: client }, { prefix }),
    openDeadLetters: (name) => openDeadLetters(client, deadLetterName(name), prefix),
  };
}

function run(asked: Asked, desk: Desk): Promise<ExitMessage> {
  switch (asked.command) {
    case "status":
      return status(asked, desk);
    case "peek":
      return peek(asked, desk);
    case "redrive":
      return redrive(asked, desk, (text) => process.stderr.write(`${text}\n`));
    case "purge":
      return purge(asked, desk);
  }
}
