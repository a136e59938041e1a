import { ApiError } from "../calls/api-error.ts";
import { type Clock, idsFromNow } from "../clock.ts";
import { createBacklog, type Queued, type Update } from "./backlog.ts";

export type Updates = ReturnType<typeof createUpdates>;
type Question = { offset: number; limit: number; timeoutSeconds: number };
type Waiting = { answer(updates: Update[]): void; refuse(error: ApiError): void };

/** The kinds of update that a bot gets only if it asks for them by name. */
const onlyIfAsked = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

const terminated =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

/** Delivers updates to the bot: by long polling, or to the receiver that `divert` sets. */
export function createUpdates({ secondMs }: Clock) {
  const backlog = createBacklog();
  // Far from message ids, so that a test notices when the two are confused.
  let lastId = idsFromNow() + 500_000_000;
  let allowed: ReadonlySet<string> | undefined;
  let diverted: ((queued: Queued) => void) | undefined;
  let waiting: Waiting | undefined;
  let previous = { offset: -1, at: Number.NEGATIVE_INFINITY };

  const wanted = (kind: string) => allowed?.has(kind) ?? !onlyIfAsked.has(kind);

  /** Slows down repeated polls with the same offset, as the real server does. */
  const slowedDown = (question: Question): Question => {
    const seconds = (performance.now() - previous.at) / secondMs;
    const again = question.offset === previous.offset;
    previous = { offset: question.offset, at: performance.now() };
    return {
      offset: question.offset,
      limit: again && seconds < 0.5 ? 1 : question.limit,
      timeoutSeconds:
        again && seconds < 3 ? Math.max(question.timeoutSeconds, 3) : question.timeoutSeconds,
    };
  };

  const interrupt = (description: string) => waiting?.refuse(new ApiError(409, description));

  return {
    /** Gives the update an id. If the bot did not ask for its kind, it is dropped. */
    add(kind: string, content: unknown, lane: string, lifetimeSeconds: number): number {
      lastId += 1;
      if (!wanted(kind)) return lastId;
      const update = { update_id: lastId, [kind]: content };
      const queued = { update, lane, expiresAt: Date.now() + lifetimeSeconds * secondMs };
      if (diverted !== undefined) {
        diverted(queued);
        return lastId;
      }
      backlog.push(queued);
      waiting?.answer([update]);
      return lastId;
    },
    /** Sets the kinds that the bot asks for. An empty list means all but those that have to be named. */
    allow(kinds: readonly string[]): void {
      allowed = kinds.length === 0 ? undefined : new Set(kinds);
    },
    allowed: () => (allowed === undefined ? undefined : [...allowed]),
    async poll(asked: Question, signal: AbortSignal): Promise<Update[]> {
      interrupt(terminated);
      const { offset, limit, timeoutSeconds } = slowedDown(asked);
      if (offset > 0) backlog.confirmBefore(offset);
      if (offset < 0) backlog.keepLast(-offset);
      const ready = backlog.first(limit, Date.now());
      if (ready.length > 0 || timeoutSeconds === 0 || signal.aborted) return ready;
      return await new Promise<Update[]>((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", giveUp);
          if (waiting === mine) waiting = undefined;
        };
        const mine: Waiting = {
          answer(updates) {
            settle();
            resolve(updates);
          },
          refuse(error) {
            settle();
            reject(error);
          },
        };
        const giveUp = () => mine.answer([]);
        const timer = setTimeout(giveUp, timeoutSeconds * secondMs);
        signal.addEventListener("abort", giveUp, { once: true });
        waiting = mine;
      });
    },
    interrupt,
    /** Answers a waiting poll with no updates, as at its timeout. */
    release: () => waiting?.answer([]),
    /**
     * Sends updates to `receiver` from now on, waiting ones first. Without a receiver, polls get them
     * again.
     */
    divert(receiver: ((queued: Queued) => void) | undefined, back: readonly Queued[] = []): void {
      diverted = receiver;
      for (const queued of back) backlog.push(queued);
      if (receiver !== undefined) for (const queued of backlog.takeAll()) receiver(queued);
    },
    lastId: () => lastId,
    /** Gives only ids above this one from now on. */
    continueAfter(id: number): void {
      lastId = Math.max(lastId, id);
    },
    pending: () => backlog.size(),
    clear: () => void backlog.takeAll(),
  };
}
