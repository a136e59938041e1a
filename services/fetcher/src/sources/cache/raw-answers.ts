import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Tables } from "@memory/archive/tables";
import { expressionsFor, ifAbsent } from "@memory/shared/aws/expression";
import type { Log } from "@memory/shared/process/log";
import type { RawAnswers } from "../../ports.ts";
import { createPendingWrites } from "./pending-writes.ts";
import { keyOf, readRow, seconds, toBody } from "./raw-answer-row.ts";
import { createUnlessDown } from "./unless-down.ts";

const keptForMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Keeps the sources' responses in DynamoDB. During an outage nothing is found and nothing is kept.
 */
export function createRawAnswers(
  client: DynamoDBDocumentClient,
  tables: Tables,
  log: Log,
): RawAnswers & { drain(): Promise<void> } {
  const TableName = tables.raw.name;
  const { isDown, unlessDown } = createUnlessDown(log);
  const writes = createPendingWrites((err) => log.warn({ err }, "an answer was not kept"));

  return {
    async find(source, tweetId) {
      const pending = writes.find(`${source} ${tweetId}`);
      if (pending !== undefined) return pending;
      const get = new GetCommand({ TableName, Key: keyOf(source, tweetId), ConsistentRead: true });
      const got = await unlessDown((options) => client.send(get, options));
      return readRow(got?.Item);
    },

    keep(source, tweetId, responses, freshUntil) {
      if (isDown()) return;
      const kept = { responses, freshUntil, weakCount: 0, weakUntil: 0 };
      writes.begin(`${source} ${tweetId}`, kept, async () => {
        const Body = await toBody(responses);
        if (Body === undefined) return;
        const Item = {
          ...keyOf(source, tweetId),
          Body,
          ReadAt: responses.at(-1)?.readAt,
          freshUntil: seconds(freshUntil),
          expires: seconds(Date.now() + keptForMs),
        };
        await unlessDown((options) => client.send(new PutCommand({ TableName, Item }), options));
      });
    },

    keepWeak(source, tweetId, weakCount, weakUntil) {
      if (isDown()) return;
      const kept = { responses: [], freshUntil: 0, weakCount, weakUntil };
      writes.begin(`${source} ${tweetId}`, kept, async () => {
        const set = {
          weakCount,
          weakUntil: seconds(weakUntil),
          expires: ifAbsent(seconds(Date.now() + keptForMs)),
        };
        const update = new UpdateCommand({
          TableName,
          Key: keyOf(source, tweetId),
          ...expressionsFor({ update: { set } }),
        });
        await unlessDown((options) => client.send(update, options));
      });
    },

    drain: writes.drain,
  };
}
