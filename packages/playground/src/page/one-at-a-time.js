/**
 * Runs `work` one at a time: calls that come while it runs are answered by one more run after it.
 * @param {() => Promise<void>} work @returns {() => Promise<void>}
 */
export function oneAtATime(work) {
  /** @type {Promise<void> | undefined} */
  let running;
  /** @type {Promise<void> | undefined} */
  let again;
  const run = () => {
    if (!running) {
      running = work().finally(() => {
        running = undefined;
      });
      return running;
    }
    again ??= running.then(() => {
      again = undefined;
      return run();
    });
    return again;
  };
  return run;
}
