import { type TweetRequested, tweetRequested } from "@memory/shared/contracts/tweet-requested";
import { PermanentError, RetryableError } from "@memory/shared/errors";
import type { Send } from "@memory/shared/queue/send";
import { type AgeOf, createAges } from "./ages.ts";
import { type AnswerPorts, answerTo } from "./answer-to.ts";
import { createCheckTweet } from "./check-tweet.ts";
import { createInformed, type Informed } from "./informed.ts";
import { patienceLeftMs, startPatience } from "./patience.ts";
import { createRepairTweet, type RepairPorts, repairOf } from "./repair-tweet.ts";
import { giveUpAfterMs, giveUpAtAttempt, retryDelaySeconds } from "./retry-delay.ts";
import { type Answer, sendResolved } from "./send-resolved.ts";

type Ports = RepairPorts &
  AnswerPorts & {
    /** A person who has waited this long is informed that the content follows. Default: 3 s. */
    readonly patienceMs?: number;
    readonly informed?: Informed;
    readonly ageOf?: AgeOf;
  };

/**
 * Answers a request with what became of its link. A person who has waited 3 s, or will have to, is
 * informed once that the content follows; one who waited in the queue, after another second; one who
 * floods, link by link. Throws a RetryableError until there is an answer, and a
 * PermanentError after 26 hours. If a part of the tweet is missing, a repair is queued as well.
 */
export function createResolveRequest(ports: Ports) {
  const { send, patienceMs = 3_000, informed = createInformed(), ageOf = createAges() } = ports;
  const { requests = tweetRequested } = ports;
  const repairTweet = createRepairTweet(ports);
  const checkTweet = createCheckTweet(ports);

  return async (request: TweetRequested, { signal }: { signal: AbortSignal }): Promise<void> => {
    if (request.purpose === "repair") return repairTweet(request);
    if (request.purpose === "check") return checkTweet(request);
    const informOnce = async () => {
      // Library holds the link of an import, and tells its person.
      if (request.purpose === "import") return;
      if (informed.has(request) || !informed.mayInform(request)) return;
      await sendResolved(send, request, { resolved: { kind: "delayed" } });
      informed.add(request);
    };
    const patience = startPatience(patienceLeftMs(patienceMs, ageOf(request)), informOnce);
    let answer: Answer;
    try {
      answer = await answerTo(request, ports, { signal, ageMs: ageOf(request) });
    } catch (error) {
      await patience.end();
      if (!(error instanceof RetryableError)) throw error;
      const ageMs = ageOf(request);
      const soonestMs = ageMs + (error.retryAfterSeconds ?? 0) * 1_000;
      if (ageMs < patienceMs && soonestMs <= patienceMs) throw again(error, 1);
      await informOnce();
      if (ageMs >= giveUpAfterMs && request.attempt >= giveUpAtAttempt) {
        throw new PermanentError("given up after 26 hours of tries", { cause: error });
      }
      throw again(error, retryDelaySeconds({ ageMs, askedSeconds: error.retryAfterSeconds }));
    }
    await patience.end();
    const repair = repairOf(request, answer);
    await sendResolved(send, request, answer);
    // The repair comes last, so that an answer that could not be sent leaves no repair behind.
    if (repair !== undefined) await send(requests, repair.request, repair.options);
  };
}

const again = (error: RetryableError, retryAfterSeconds: number): RetryableError =>
  new RetryableError(error.message, { cause: error, retryAfterSeconds });

/**
 * Tells the person that a request was given up for now. A repair is silent: its tweet was answered.
 */
export const parkedRequest =
  (send: Send) =>
  async (request: TweetRequested): Promise<void> => {
    if (request.purpose === "repair" || request.purpose === "check") return;
    await sendResolved(send, request, { resolved: { kind: "parked" } });
  };
