import { RetryableError } from "@memory/shared/errors";
import type { Lookup, Tape, TapedAnswer, TweetSource } from "../../ports.ts";
import type { Answer, Ask } from "../http/ask.ts";

/** A source over any way of asking it. */
export type Adapter = (ask: Ask) => TweetSource;

/** Makes of kept answers what would be made of them live. */
export type ReadTape = (tape: Tape, tweetId: string) => Promise<Lookup>;

/** The source, telling after each tweet what it was asked for it and what it answered. */
export const taped = (
  adapter: Adapter,
  ask: Ask,
  onTape: (tweetId: string, tape: Tape, lookup: Lookup) => void,
): TweetSource => ({
  ...adapter(ask),
  async find(tweetId, signal, mayWaitMs) {
    const tape: TapedAnswer[] = [];
    const lookup = await adapter(recording(ask, tape)).find(tweetId, signal, mayWaitMs);
    onTape(tweetId, tape, lookup);
    return lookup;
  },
});

/** Throws a RetryableError when the tape says nothing of the tweet, by the rules of today. */
export const readTape =
  (adapter: Adapter): ReadTape =>
  (tape, tweetId) =>
    adapter(playing(tape)).find(tweetId, new AbortController().signal, 0);

const recording =
  (ask: Ask, tape: TapedAnswer[]): Ask =>
  async (request) => {
    const answer = await ask(request);
    const { status, contentType, text, readAt } = answer;
    tape.push({ path: request.path, status, contentType, text, readAt });
    return answer;
  };

const playing =
  (tape: Tape): Ask =>
  async ({ path, what }) => {
    const played = tape.find((answer) => answer.path === path) ?? findAlike(tape, path);
    if (played === undefined) throw new RetryableError(`no answer for ${what} was kept`);
    return toAnswer(played);
  };

/** What is asked for beside the tweet may have changed since. */
const findAlike = (tape: Tape, path: string): TapedAnswer | undefined =>
  tape.find((answer) => withoutQuery(answer.path) === withoutQuery(path));

const withoutQuery = (path: string): string | undefined => path.split("?")[0];

const toAnswer = ({ status, contentType, text, readAt }: TapedAnswer): Answer => {
  const json: unknown = text === "" ? undefined : JSON.parse(text);
  return { status, contentType, headers: {}, text, json, readAt };
};
