import { existsSync } from "node:fs";
import { documentClient, sqsClient } from "@memory/shared/adapters/aws";
import { openQueue } from "@memory/shared/adapters/sqs";
import { tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { StartError } from "@memory/shared/errors";
import { createSender } from "@memory/shared/sender";
import { start } from "@memory/shared/start";
import { tablesNamed } from "@memory/shared/tables";
import { keptClaims } from "../adapters/kept-claims.ts";
import { findMemory } from "./find-memory.ts";
import { readFlags } from "./flags.ts";
import { requestReparse } from "./request-reparse.ts";

/** So that people who send links meanwhile do not wait behind this. */
const perSecond = 50;
const maxDelaySeconds = 900;

const flags = readFlags(process.argv.slice(2));
if ("say" in flags) {
  (flags.exitCode === 0 ? process.stdout : process.stderr).write(`${flags.say}\n`);
  process.exit(flags.exitCode);
}

start("reparse", async () => {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = findMemory(process.env);
  const sqs = sqsClient(config);
  const client = documentClient(config);
  const clients = { receive: sqs, send: sqs };
  const options = { prefix: config.QUEUE_PREFIX };
  const queue = await openQueue(tweetRequested.name, clients, options).catch((cause: Error) => {
    throw new StartError(`Memory does not run: ${cause.message}`);
  });
  const { send } = createSender([queue], { lingerMs: 5 });

  const people = new Set<string>();
  let tweets = 0;
  const pages = keptClaims(client, tablesNamed(config.DYNAMODB_TABLE_NAME), flags.userId);
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
  process.stdout.write(
    flags.isDryRun ? `${count}; nothing was queued\n` : `${count}; queued to be read anew\n`,
  );
  sqs.destroy();
  client.destroy();
});
