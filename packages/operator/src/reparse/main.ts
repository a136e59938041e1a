import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient, sqsClient } from "@memory/shared/aws/clients";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { ExitMessage } from "@memory/shared/process/command-line";
import { createSender } from "@memory/shared/queue/sender";
import { openQueue } from "@memory/shared/queue/sqs";
import { keptClaims } from "../adapters/kept-claims.ts";
import type { Memory } from "../find-memory.ts";
import { runCommand } from "../run-command.ts";
import { type Flags, readFlags } from "./flags.ts";
import { requestReparse } from "./request-reparse.ts";

/** Requests are spread to this rate, so that people who send links do not have to wait for them. */
const perSecond = 50;
const maxDelaySeconds = 900;

runCommand("reparse", {
  env: process.env,
  needs: ["queues", "tables"],
  readFlags: () => readFlags(process.argv.slice(2)),
  run: reparse,
});

async function reparse(flags: Flags, memory: Memory): Promise<ExitMessage> {
  const sqs = sqsClient(memory);
  const client = dynamodbClient(memory);
  const clients = { receive: sqs, send: sqs };
  const queue = await openQueue(tweetRequested.name, clients, { prefix: memory.QUEUE_PREFIX });
  const { send } = createSender([queue], { lingerMs: 5 });

  const people = new Set<string>();
  let tweets = 0;
  const pages = keptClaims(client, tablesNamed(memory.DYNAMODB_TABLE_NAME), flags.userId);
  for await (const claims of pages) {
    const sendings = claims.map((claim) => {
      people.add(claim.UserID);
      const delaySeconds = Math.min(maxDelaySeconds, Math.floor(tweets / perSecond));
      tweets += 1;
      if (flags.isDryRun) return undefined;
      const request = requestReparse(claim, new Date());
      return send(tweetRequested, request, { groupId: claim.UserID, delaySeconds });
    });
    await Promise.all(sendings);
  }
  const count = `kept tweets: ${tweets}, of people: ${people.size}`;
  const outcome = flags.isDryRun ? "nothing was queued" : "queued to be read anew";
  return { say: `${count}; ${outcome}`, exitCode: 0 };
}
