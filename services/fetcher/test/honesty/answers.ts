import { readdirSync } from "node:fs";
import type { SourceName, Tweet } from "@memory/shared/contracts/tweet";
import { RetryableError } from "@memory/shared/errors";
import { z } from "zod";
import { noWait } from "../../src/ports.ts";
import { definitionOf } from "../../src/sources/all.ts";
import { createSource } from "../../src/sources/source.ts";
import { splitAnswer } from "../../src/sources/x-api/split-answer.ts";
import { fixture } from "../support/fixture.ts";
import { sample, samplesOf } from "../support/tweet-samples.ts";

/** A source's answer that shows a tweet. */
export type Shown = { readonly id: string; readonly body: unknown };

const sampleFolders: Readonly<Record<SourceName, string>> = {
  syndication: "syndication",
  fxtwitter: "fxtwitter-v2",
  vxtwitter: "vxtwitter",
  "x-api": "x-api-v2",
  oembed: "oembed",
};

/** The answers of the source in one of the two places. */
export function answersOf(source: SourceName, place: "fixtures" | "samples"): Shown[] {
  if (place === "samples") {
    const folder = sampleFolders[source];
    return samplesOf(folder).map((file) => {
      const body = sample(`${folder}/${file}`);
      return { id: idIn(body), body };
    });
  }
  return readdirSync(new URL(`../fixtures/${source}/`, import.meta.url)).map((file) => {
    const id = file.replace(".json", "");
    return { id, body: fixture(source, id) };
  });
}

const Asked = z.looseObject({
  data: z
    .union([z.array(z.looseObject({ id: z.string() })).min(1), z.looseObject({ id: z.string() })])
    .optional(),
  status: z.looseObject({ id: z.string().optional() }).nullish().catch(undefined),
  id_str: z.string().optional(),
  tweetID: z.string().optional(),
  url: z.string().optional(),
});

/** The id that the answer is about; "0" for an answer about none. */
function idIn(body: unknown): string {
  const { data, status, id_str, tweetID, url = "" } = Asked.parse(body);
  const post = Array.isArray(data) ? data[0] : data;
  return post?.id ?? status?.id ?? id_str ?? tweetID ?? /\d+$/.exec(url)?.[0] ?? "0";
}

/** What the source's reader makes of a body. Undefined if it shows no tweet. */
export async function readBody(
  source: SourceName,
  tweetId: string,
  body: unknown,
): Promise<Tweet | undefined> {
  let asked = 0;
  const reader = createSource(definitionOf(source), async () => ({
    status: asked++ === 0 ? 200 : 404,
    contentType: "application/json",
    headers: {},
    text: "",
    // X's client splits a batch of answers before they are read.
    json: asked > 1 ? {} : source === "x-api" ? splitAnswer(body)(tweetId) : body,
    readAt: "2026-11-22T00:00:00.000Z",
  }));
  try {
    const lookup = await reader.find(tweetId, new AbortController().signal, noWait);
    return lookup.kind === "found" ? lookup.tweet : undefined;
  } catch (error) {
    if (error instanceof RetryableError) return undefined;
    throw error;
  }
}
