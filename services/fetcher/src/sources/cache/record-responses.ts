import type { Lookup, RecordedResponse, RecordedResponses, TweetSource } from "../../ports.ts";
import type { Ask } from "../http/ask.ts";

/** Makes a source that asks by `ask`. */
export type CreateSource = (ask: Ask) => TweetSource;

/** Wraps a source and reports its responses and their result. */
export const recordResponses = (
  create: CreateSource,
  ask: Ask,
  onRecorded: (tweetId: string, responses: RecordedResponses, lookup: Lookup) => void,
): TweetSource => ({
  ...create(ask),
  async find(tweetId, signal, turn) {
    const responses: RecordedResponse[] = [];
    const lookup = await create(recording(ask, responses)).find(tweetId, signal, turn);
    onRecorded(tweetId, responses, lookup);
    return lookup;
  },
});

const recording =
  (ask: Ask, responses: RecordedResponse[]): Ask =>
  async (request) => {
    const answer = await ask(request);
    const { status, contentType, text, readAt } = answer;
    responses.push({ path: request.path, status, contentType, text, readAt });
    return answer;
  };
