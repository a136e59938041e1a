import type { Turn } from "../../ports.ts";
import { createFairLine } from "./fair-line.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** The most requests that a source is sent: per second, at once after a pause, and concurrently. */
export type Limits = {
  readonly perSecond: number;
  readonly burst: number;
  readonly inFlight: number;
};

export type Granted =
  /** `release` has to be called when the request is over. */
  | { readonly kind: "in"; readonly release: () => void }
  /** `forMs`: how long it would have had to wait. */
  | { readonly kind: "refused"; readonly forMs: number };

type Waiting = { begin(): void; refuse(): void };

/** For whoever waited for a request under way to end. */
const busyMs = 1_000;

/**
 * Hands out turns to send a request within the limits. People take turns: whoever asks for little is
 * served soon, however much another one asks for. Nobody waits in vain: a caller who would have to wait
 * longer than it may is refused at once. At most `maxWaiting` wait; beyond that, whoever has most in
 * the line loses the last of it to somebody with less. Spare work has a line of its own, which is served while the
 * first is empty.
 */
export function createTurns({
  maxWaiting,
  ...limits
}: Limits & { readonly maxWaiting: number; readonly now?: () => number }) {
  const bucket = createTokenBucket(limits);
  const line = createFairLine<Waiting>(maxWaiting);
  const spareLine = createFairLine<Waiting>(maxWaiting);
  let working = 0;
  let awaitsToken = false;

  const release = () => {
    working -= 1;
    serve();
  };

  const serve = () => {
    while (line.size() + spareLine.size() > 0 && working < limits.inFlight) {
      if (!bucket.take()) return serveAtNextToken();
      working += 1;
      (line.next() ?? spareLine.next())?.begin();
    }
  };

  const serveAtNextToken = () => {
    if (awaitsToken) return;
    awaitsToken = true;
    const serveLater = () => {
      awaitsToken = false;
      serve();
    };
    setTimeout(serveLater, Math.ceil(bucket.waitMs()));
  };

  return {
    async take({ userId, mayWaitMs, isSpare = false }: Turn): Promise<Granted> {
      const own = isSpare ? spareLine : line;
      const ahead = own.aheadOf(userId) + (isSpare ? line.size() : 0);
      const waitMs = bucket.waitMs() + (ahead / limits.perSecond) * 1000;
      if (waitMs > mayWaitMs) return { kind: "refused", forMs: waitMs };
      return new Promise((resolve) => {
        const refuse = () => {
          clearTimeout(patience);
          resolve({ kind: "refused", forMs: Math.max(busyMs, bucket.waitMs()) });
        };
        const begin = () => {
          clearTimeout(patience);
          resolve({ kind: "in", release });
        };
        const waiting = { begin, refuse };
        const patience = setTimeout(() => {
          own.leave(userId, waiting);
          refuse();
        }, mayWaitMs);
        own.enter(userId, waiting)?.refuse();
        serve();
      });
    },
  };
}
