import { RetryableError } from "@memory/shared/errors";
import { type Lookup, noWait, type RecordedResponse, type RecordedResponses } from "../../ports.ts";
import type { Answer } from "../http/answer.ts";
import type { Ask } from "../http/ask.ts";
import type { CreateSource } from "./record-responses.ts";

/** Interprets recorded responses by the current rules. */
export type Replay = (responses: RecordedResponses, tweetId: string) => Promise<Lookup>;

/** Replaying throws a RetryableError if the responses say nothing about the tweet. */
export const createReplay =
  (create: CreateSource): Replay =>
  (responses, tweetId) =>
    create(playing(responses)).find(tweetId, new AbortController().signal, noWait);

const playing =
  (responses: RecordedResponses): Ask =>
  async ({ path, tweetId }) => {
    const recorded =
      responses.find((response) => response.path === path) ?? withSameRoute(responses, path);
    if (recorded === undefined) throw new RetryableError(`no answer for tweet ${tweetId} was kept`);
    return toAnswer(recorded);
  };

/** Ignores the query, because its fields may have changed since the response was recorded. */
const withSameRoute = (responses: RecordedResponses, path: string): RecordedResponse | undefined =>
  responses.find((response) => routeOf(response.path) === routeOf(path));

const routeOf = (path: string): string | undefined => path.split("?")[0];

const toAnswer = ({ status, contentType, text, readAt }: RecordedResponse): Answer => {
  const json: unknown = text === "" ? undefined : JSON.parse(text);
  return { status, contentType, headers: {}, text, json, readAt };
};
