import { rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { playgroundFile } from "@memory/shared/container/playground-file";
import { StartError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";

type Options = {
  readonly hasToken: boolean;
  readonly log: Log;
  readonly file?: string;
  /**
   * How long to wait for a playground that starts at the same time. Default: 3 s with a token, else 15
   * s.
   */
  readonly waitMs?: number;
};

/**
 * Decides whether the playground stands in for Telegram, which it does if it runs, and tells the other
 * containers by a shared file. Throws a StartError if there is neither a playground nor a token.
 */
export async function chooseTelegram(playground: string, options: Options): Promise<void> {
  const { hasToken, log, file = playgroundFile, waitMs = hasToken ? 3_000 : 15_000 } = options;
  const deadline = performance.now() + waitMs;
  while (!(await isPlayground(playground))) {
    if (performance.now() < deadline) {
      await pause(250);
      continue;
    }
    rmSync(file, { force: true });
    if (!hasToken) throw new StartError(neither);
    return log.info("the bot is served on Telegram");
  }
  writeFileSync(file, `${playground}\n`);
  log.info(
    hasToken
      ? "the playground stands in for Telegram; BOT_TOKEN is left alone until it runs without the profile"
      : "the playground stands in for Telegram",
  );
}

const neither =
  "BOT_TOKEN is not set: put the token that @BotFather gave you into .env, or talk to the bot on a page of its own with `docker compose --profile playground up`";

async function isPlayground(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/sim/sources`, { signal: AbortSignal.timeout(1_000) });
    return answer.ok && "syndication" in ((await answer.json()) as object);
  } catch {
    return false;
  }
}
