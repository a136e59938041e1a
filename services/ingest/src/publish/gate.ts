import { RetryableError } from "@memory/shared/errors";

type Waiting = { weight: number; begin: () => Promise<void> };

/**
 * A weighted semaphore: work begins in order of arrival, and the weights under way never exceed
 * `capacity`, except that one heavier piece may run alone. Work that could not begin within
 * `patienceMs` is rejected with a RetryableError.
 */
export function createGate(capacity: number, patienceMs: number) {
  const waiting: Waiting[] = [];
  let inside = 0;

  const admit = () => {
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      const { weight, begin } = next;
      if (inside > 0 && inside + weight > capacity) return;
      waiting.shift();
      inside += weight;
      void begin().finally(() => {
        inside -= weight;
        admit();
      });
    }
  };

  return <T>(weight: number, work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        return work().then(resolve, reject);
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(mine), 1);
        reject(new RetryableError(`too much was under way for ${patienceMs} ms`));
        admit();
      };
      const mine: Waiting = { weight, begin };
      const timer = setTimeout(giveUp, patienceMs);
      waiting.push(mine);
      admit();
    });
}
