import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Answers of the live services, kept beside the checkout because their texts are not ours. */
const folder = new URL("../../../../../shared/tweet-samples/", import.meta.url);

export const areSamplesHere = existsSync(folder);
export const unlessHere = areSamplesHere ? "" : " (not beside this checkout, skipped)";

export type Json = { [key: string]: unknown };
type Case = {
  case: string;
  status?: number;
  content_type?: string;
  headers?: Record<string, string>;
  body: unknown;
};

export const sample = (path: string): Json =>
  JSON.parse(readFileSync(new URL(path, folder), "utf8"));

/** Errors of a source, as quoted by others. */
export const casesOf = (source: string): Case[] =>
  areSamplesHere ? (sample(`errors/${source}.json`).cases as Case[]) : [];

export const samplesOf = (source: string): string[] => readdirSync(new URL(source, folder));

/** The samples of a source that its test does not name. */
export function samplesLeftOut(source: string, testUrl: string): string[] {
  const test = readFileSync(new URL(testUrl), "utf8");
  return samplesOf(source).filter((file) => !test.includes(file.replace(/\.json$/, "")));
}
