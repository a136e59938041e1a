import { promisify } from "node:util";
import { gunzip, gzip, gzipSync } from "node:zlib";
import type { SourceName } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import type { KeptAnswers, RecordedResponses } from "../../ports.ts";

const compressElsewhere = promisify(gzip);
const decompress = promisify(gunzip);

/** DynamoDB takes items of up to 400 KB. */
const maxCompressedBytes = 350 * 1024;
const maxBytes = 16 * 1024 * 1024;
/** A longer text is compressed on another thread. For a short one, handing it over costs more than that. */
const maxCharactersHere = 64 * 1024;

/**
 * A row of TweetsRaw. `Body` holds the recorded responses as gzipped JSON. Times are Unix seconds.
 */
const Row = z.object({
  Body: z.instanceof(Uint8Array).optional(),
  freshUntil: z.number().optional(),
  weakCount: z.number().optional(),
  weakUntil: z.number().optional(),
  expires: z.number(),
});

const Responses = z.array(
  z.object({
    path: z.string(),
    status: z.number(),
    contentType: z.string(),
    text: z.string(),
    readAt: z.string(),
  }),
);

export const keyOf = (source: SourceName, tweetId: string) => ({
  TweetID: tweetId,
  Source: source,
});

/** Undefined if the row is absent, expired or unreadable. */
export async function readRow(item: unknown): Promise<KeptAnswers | undefined> {
  const row = Row.safeParse(item).data;
  if (row === undefined || row.expires <= seconds(Date.now())) return undefined;
  return {
    responses: row.Body === undefined ? [] : await readBody(row.Body).catch(() => []),
    freshUntil: (row.freshUntil ?? 0) * 1000,
    weakCount: row.weakCount ?? 0,
    weakUntil: (row.weakUntil ?? 0) * 1000,
  };
}

async function readBody(body: Uint8Array): Promise<RecordedResponses> {
  const json = await decompress(body, { maxOutputLength: maxBytes });
  return Responses.parse(JSON.parse(json.toString()));
}

/** The row's `Body`; undefined if it is too large for a row. */
export async function toBody(responses: RecordedResponses): Promise<Buffer | undefined> {
  const json = JSON.stringify(responses);
  const body = json.length > maxCharactersHere ? await compressElsewhere(json) : gzipSync(json);
  return body.length > maxCompressedBytes ? undefined : body;
}

export const seconds = (ms: number): number => Math.floor(ms / 1000);
