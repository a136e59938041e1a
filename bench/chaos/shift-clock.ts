import { existsSync, readFileSync } from "node:fs";

/**
 * Preloaded into every process of a run. If CHAOS_CLOCK_FILE contains a number when the process starts,
 * its Date is ahead by so many milliseconds, so that a message can come again hours after it was handled.
 */
const file = process.env.CHAOS_CLOCK_FILE ?? "";
const aheadMs = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;

if (aheadMs !== 0) {
  const RealDate = Date;
  const now = () => RealDate.now() + aheadMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  });
}
