import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Tables } from "@memory/archive/tables";
import type { SourceName } from "@memory/shared/contracts/tweet";
import type { Log } from "@memory/shared/process/log";
import { z } from "zod";
import type { KeptAnswers, RawAnswers } from "../../ports.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** DynamoDB takes 400 KB a row. */
const maxCompressedBytes = 350 * 1024;
const maxBytes = 16 * 1024 * 1024;
const keptForMs = 90 * 24 * 60 * 60 * 1000;
const answerWithinMs = 1_000;
const restMs = 5_000;
/** Writes under way at once; beyond that an answer is not kept. */
/** What is not kept yet stands in memory whole. */
const maxCharactersUnderWay = 8_000_000;
const maxWrites = 100;

/** TweetsRaw. `Body` is a Tape as gzipped JSON; times are Unix seconds. */
const Row = z.object({
  Body: z.instanceof(Uint8Array).optional(),
  freshUntil: z.number().optional(),
  weakCount: z.number().optional(),
  weakUntil: z.number().optional(),
  expires: z.number(),
});

const Tape = z.array(
  z.object({
    path: z.string(),
    status: z.number(),
    contentType: z.string(),
    text: z.string(),
    readAt: z.string(),
  }),
);

/** The sources' answers in DynamoDB. While it does not answer, nothing is found and nothing is kept. */
export function createRawAnswers(
  client: DynamoDBDocumentClient,
  tables: Tables,
  log: Log,
): RawAnswers & { drain(): Promise<void> } {
  const TableName = tables.raw.name;
  /** Begun and not ended, by key: what was just learnt is known at once. */
  const writes = new Map<string, { kept: KeptAnswers; ended: Promise<void> }>();
  let restsUntil = 0;

  /** What the table says, or undefined when it does not; then it is left alone for a while. */
  const orNothing = async <T>(ask: (options: { abortSignal: AbortSignal }) => Promise<T>) => {
    if (performance.now() < restsUntil) return undefined;
    try {
      const answer = await ask({ abortSignal: AbortSignal.timeout(answerWithinMs) });
      if (restsUntil > 0) log.info("raw answers are kept again");
      restsUntil = 0;
      return answer;
    } catch (err) {
      if (restsUntil === 0) log.warn({ err }, "raw answers cannot be kept, sources are asked anew");
      restsUntil = performance.now() + restMs;
      return undefined;
    }
  };

  let charactersUnderWay = 0;
  const write = (key: string, kept: KeptAnswers, begin: () => Promise<void>) => {
    const characters = kept.tape.reduce((sum, { text }) => sum + text.length, 0);
    const isTooMuch = charactersUnderWay + characters > maxCharactersUnderWay;
    if (writes.size >= maxWrites || isTooMuch || performance.now() < restsUntil) return;
    charactersUnderWay += characters;
    const ended = begin()
      .catch((err: unknown) => log.warn({ err }, "an answer was not kept"))
      .finally(() => {
        charactersUnderWay -= characters;
        if (writes.get(key)?.ended === ended) writes.delete(key);
      });
    writes.set(key, { kept, ended });
  };

  return {
    async find(source, tweetId) {
      const underWay = writes.get(`${source} ${tweetId}`);
      if (underWay !== undefined) return underWay.kept;
      const get = new GetCommand({ TableName, Key: keyOf(source, tweetId), ConsistentRead: true });
      const got = await orNothing((options) => client.send(get, options));
      const row = Row.safeParse(got?.Item).data;
      return row === undefined || row.expires <= seconds(Date.now()) ? undefined : toKept(row);
    },

    keep(source, tweetId, tape, freshUntil) {
      const kept = { tape, freshUntil, weakCount: 0, weakUntil: 0 };
      write(`${source} ${tweetId}`, kept, async () => {
        const Body = await compress(JSON.stringify(tape));
        if (Body.length > maxCompressedBytes) return;
        const Item = {
          ...keyOf(source, tweetId),
          Body,
          ReadAt: tape.at(-1)?.readAt,
          freshUntil: seconds(freshUntil),
          expires: seconds(Date.now() + keptForMs),
        };
        await orNothing((options) => client.send(new PutCommand({ TableName, Item }), options));
      });
    },

    keepWeak(source, tweetId, weakCount, weakUntil) {
      const kept = { tape: [], freshUntil: 0, weakCount, weakUntil };
      write(`${source} ${tweetId}`, kept, async () => {
        const command = new UpdateCommand({
          TableName,
          Key: keyOf(source, tweetId),
          UpdateExpression:
            "SET #count = :count, #until = :until, #expires = if_not_exists(#expires, :expires)",
          ExpressionAttributeNames: {
            "#count": "weakCount",
            "#until": "weakUntil",
            "#expires": "expires",
          },
          ExpressionAttributeValues: {
            ":count": weakCount,
            ":until": seconds(weakUntil),
            ":expires": seconds(Date.now() + keptForMs),
          },
        });
        await orNothing((options) => client.send(command, options));
      });
    },

    async drain() {
      while (writes.size > 0) {
        await Promise.all([...writes.values()].map(({ ended }) => ended));
      }
    },
  };
}

const keyOf = (source: SourceName, tweetId: string) => ({ TweetID: tweetId, Source: source });

const seconds = (ms: number): number => Math.floor(ms / 1000);

async function toKept(row: z.infer<typeof Row>): Promise<KeptAnswers> {
  return {
    tape: row.Body === undefined ? [] : await readBody(row.Body).catch(() => []),
    freshUntil: (row.freshUntil ?? 0) * 1000,
    weakCount: row.weakCount ?? 0,
    weakUntil: (row.weakUntil ?? 0) * 1000,
  };
}

async function readBody(body: Uint8Array): Promise<z.infer<typeof Tape>> {
  const json = await decompress(body, { maxOutputLength: maxBytes });
  return Tape.parse(JSON.parse(json.toString()));
}
