import { readdirSync } from "node:fs";
import { type SourceName, sourceNames, Tweet } from "@memory/shared/contracts/tweet";
import { createLog } from "@memory/shared/process/log";
import { createMetrics } from "@memory/shared/process/metrics";
import { fetcher } from "@memory/shared/programs/fetcher";
import { expect } from "chai";
import { definitionOf } from "../../src/sources/all.ts";
import { validated } from "../../src/sources/guard/validated.ts";
import type { Ask } from "../../src/sources/http/ask.ts";
import { openSource } from "../../src/sources/open-source.ts";
import { createSource, type SourceDefinition } from "../../src/sources/source.ts";
import { syndication } from "../../src/sources/syndication/source.ts";
import { askSource } from "../support/ask-source.ts";
import { fixture } from "../support/fixture.ts";
import { tweetFrom } from "../support/tweet.ts";

const idsOf = (name: SourceName): string[] =>
  readdirSync(new URL(`../fixtures/${name}/`, import.meta.url)).map((file) => file.slice(0, -5));
const long = "x".repeat(21_000);

/** Ways to every string and list of a JSON value. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) && value.length > 0 ? [path] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key])),
  ];
}

/** The value with the string there made long, or the list there made one of a thousand entries. */
function inflated(value: unknown, [key, ...rest]: string[]): unknown {
  if (key !== undefined) {
    const fields = value as Record<string, unknown>;
    const changed = { ...fields, [key]: inflated(fields[key], rest) };
    return Array.isArray(value) ? Object.values(changed) : changed;
  }
  if (typeof value === "string") return /^https?:/.test(value) ? `${value}?${long}` : value + long;
  const entries = value as unknown[];
  return Array.from({ length: 1_100 }, (_, index) => entries[index % entries.length]);
}

const answering = (body: unknown): Ask => {
  const text = JSON.stringify(body);
  const readAt = "2026-11-22T00:00:00.000Z";
  return async () => ({
    status: 200,
    contentType: "application/json",
    headers: {},
    text,
    json: JSON.parse(text),
    readAt,
  });
};

describe("an answer with a part larger than any tweet's", () => {
  for (const name of sourceNames) {
    it(`makes ${name} leave that part out, or give no answer`, async () => {
      let found = 0;
      for (const id of idsOf(name)) {
        const body = fixture(name, id);
        for (const place of placesIn(body)) {
          const lookup = await askSource(
            createSource(definitionOf(name), answering(inflated(body, place))),
            id,
          );
          if (lookup.kind !== "found") continue;
          const { error } = Tweet.safeParse(lookup.tweet);
          expect(error?.issues ?? [], `${id} ${place.join(".")}`).to.deep.equal([]);
          found += 1;
        }
      }
      expect(found).to.be.greaterThan(5);
    });
  }
});

describe("a source that makes of its answer what is no tweet", () => {
  const media = Array.from({ length: 5_000 }, () => ({
    kind: "photo" as const,
    url: "https://pbs.twimg.com/media/a.jpg",
  }));
  const definition: SourceDefinition = {
    ...syndication,
    create: () => async () => ({ kind: "found", tweet: tweetFrom("syndication", { media }) }),
  };

  it("has given no answer, live or read anew", async () => {
    const rawAnswers = { find: async () => undefined, keep: () => {}, keepWeak: () => {} };
    const watch = { log: createLog("test", "silent"), metrics: createMetrics(fetcher) };
    const ask = answering({});
    const { live } = openSource(definition, {
      ask,
      limits: undefined,
      maxWaiting: 1,
      rawAnswers,
      watch,
    });
    for (const source of [live, validated(createSource(definition, ask))])
      expect((await askSource(source, "20")).kind).to.equal("no answer");
  });
});
