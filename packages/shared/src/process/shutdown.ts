import type { Log } from "./log.ts";

/**
 * Runs `drain` once, on SIGTERM, on SIGINT, or when the supervising process is gone. Then exits: with
 * code 0, or with 1 if draining failed.
 */
export function onShutdown(log: Log, drain: () => Promise<void>): void {
  let asked = false;
  const stop = (reason: string) => {
    if (asked) return;
    asked = true;
    log.info({ reason }, "draining");
    drain().then(
      () => {
        log.info("drained");
        process.exit(0);
      },
      (err: unknown) => {
        log.error({ err }, "draining failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("disconnect", () => stop("supervisor gone"));
  process.channel?.unref();
}
