import { readFileSync, watch } from "node:fs";

/**
 * Preloaded into every process of a run. In services, Date is ahead by the milliseconds that CHAOS_CLOCK_FILE
 * contains, also after the file has changed, as when somebody sets the machine's clock. Telegram's stand-in and
 * what supervises the services keep the right time.
 */
const file = process.env.CHAOS_CLOCK_FILE;
const isService = process.argv[1]?.includes("/services/") === true;

if (file !== undefined && isService) {
  let aheadMs = 0;
  const read = () => {
    const text = readFileSync(file, "utf8");
    // It is empty for a moment while it is written.
    if (text !== "") aheadMs = Number(text);
  };
  read();
  watch(file, { persistent: false }, read);
  const RealDate = Date;
  const now = () => RealDate.now() + aheadMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  });
}
