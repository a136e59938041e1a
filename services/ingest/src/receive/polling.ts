import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import { createOutageLog } from "@memory/shared/process/outage-log";
import { backoffMs, retryUntil } from "@memory/shared/process/retry-until";
import { createWatchdog } from "@memory/shared/process/watchdog";
import type { Telegram } from "@memory/shared/telegram/client";
import { type Api, TelegramApiError } from "node-telegram-bot-api";
import type { Receiver, Take } from "../ports.ts";
import { createAskForUpdates } from "./ask-for-updates.ts";
import { createReactions } from "./reactions.ts";
import { createTokenDoubt, isRefusal, type TokenDoubt } from "./revoked-token.ts";

type Options = {
  telegram: Pick<Telegram, "api" | "call">;
  log: Log;
  /** How long Telegram waits for an update before it answers with none. Default: 50, its maximum. */
  pollSeconds?: number;
  /** How long to wait before polling again while another copy polls. Default: a minute. */
  standbyMs?: number;
  /** Default: 500. */
  baseDelayMs?: number;
  /** How long a poll or an update may take before polling counts as stuck. Default: a poll plus 2 min. */
  stuckAfterMs?: number;
  /** When a refused token is believed to be revoked. */
  doubt?: TokenDoubt;
};

const confirmMs = 1_500;
/** Updates taken at once. Each may become fifty jobs; a whole batch of those would fill the memory. */
const takenAtOnce = 50;

type Update = { update_id: number };

/**
 * Receives updates by long polling. Telegram forgets the updates before the offset that it is asked for.
 * So the offset moves only past updates that were taken; a refused one and those after it come again.
 */
export function polling(options: Options): Receiver {
  const { log, pollSeconds = 50, standbyMs = 60_000, baseDelayMs = 500 } = options;
  const { api } = options.telegram;
  const { stuckAfterMs = pollSeconds * 1000 + 120_000, doubt = createTokenDoubt() } = options;
  const watchdog = createWatchdog("polling of Telegram", stuckAfterMs);
  const pause = (ms: number, signal: AbortSignal): Promise<void> => {
    watchdog.beat(ms);
    return delay(ms, undefined, { signal }).catch(() => {});
  };
  const telegram = createOutageLog(log, "Telegram");
  const queue = createOutageLog(log, "the queue");
  const reactions = createReactions(options.telegram, log);
  const askForUpdates = createAskForUpdates(api, log);
  let state: string | undefined = "starting";
  let offset: number | undefined;

  /** Polls. Until Telegram has answered this copy once, it does so without waiting for updates. */
  const ask = (signal: AbortSignal) =>
    askForUpdates(
      {
        ...(offset === undefined ? {} : { offset }),
        // We are ready once Telegram has answered, so it must not wait until somebody writes.
        timeout: state === undefined ? pollSeconds : 0,
      },
      signal,
    );

  /**
   * Takes updates in order, up to 50 at once, and none after a refusal. Moves the offset to the first
   * refusal.
   */
  const takeAll = async (take: Take, batch: Update[]) => {
    const refusals: { at: number; reason: unknown }[] = [];
    const left = batch.entries();
    const takeInTurn = async () => {
      for (const [at, update] of left) {
        try {
          const seen = await take(update);
          watchdog.beat();
          if (seen !== undefined) reactions.show(seen);
        } catch (reason) {
          refusals.push({ at, reason });
        }
        if (refusals.length > 0) return;
      }
    };
    await Promise.all(Array.from({ length: takenAtOnce }, takeInTurn));
    const [first] = refusals.sort((one, other) => one.at - other.at);
    const last = batch[(first?.at ?? batch.length) - 1];
    if (last !== undefined) offset = last.update_id + 1;
    if (first !== undefined) throw first.reason;
  };

  const poll = async (take: Take, signal: AbortSignal) => {
    let failures = 0;
    while (!signal.aborted) {
      let failing = telegram;
      watchdog.beat();
      try {
        const { updates, isFull } = await ask(signal);
        telegram.recovered();
        doubt.accepted();
        state = undefined;
        watchdog.beat();
        failing = queue;
        if (isFull) reactions.hold();
        await takeAll(take, updates).finally(reactions.goOnWhenQuiet);
        if (updates.length > 0) queue.recovered();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (isConflict(error)) {
          standBy(error.description);
          await pause(standbyMs, signal);
          continue;
        }
        const named = doubt.judge(error);
        if (named instanceof StartError) throw named;
        if (isRefusal(error)) state = "Telegram refuses the token";
        failing.failed(error);
        await pause(backoffMs(failures, error, baseDelayMs), signal);
        failures += 1;
      }
    }
  };

  const standBy = (why: string) => {
    if (state !== standingBy)
      log.warn({ why }, "Telegram gives the updates to another; standing by");
    state = standingBy;
  };

  /**
   * Tells Telegram the offset, by which it forgets what was taken. It answers a repeated offset seconds
   * late.
   */
  const confirm = async () => {
    if (offset === undefined) return;
    const enough = AbortSignal.timeout(confirmMs);
    try {
      await api.getUpdates({ offset, timeout: 0, limit: 1 }, enough);
    } catch (error) {
      if (enough.aborted) return;
      const why = error instanceof Error ? error.message : "unknown";
      log.info({ why }, "the last updates were not confirmed and will come again");
    }
  };

  return {
    async run(take, signal) {
      await retryUntil("Telegram", () => dropWebhook(api, log, doubt), {
        log,
        signal,
        baseDelayMs,
      });
      await poll(take, signal);
      state = "draining";
      await confirm();
    },
    notReady: () => state ?? (queue.isDown() ? "the queue does not accept" : telegramTrouble()),
    notLive: watchdog.notLive,
    close: () => reactions.close(),
  };

  function telegramTrouble(): string | undefined {
    return telegram.isDown() ? "Telegram is not reachable" : undefined;
  }
}

const standingBy = "standing by: another copy polls, or a webhook is set";

const isConflict = (error: unknown): error is TelegramApiError =>
  error instanceof TelegramApiError && error.errorCode === 409;

/** Removes the webhook, since Telegram refuses polling while one is set. */
async function dropWebhook(api: Api, log: Log, doubt: TokenDoubt): Promise<void> {
  try {
    const { url } = await api.getWebhookInfo();
    if (url === "") return;
    await api.deleteWebhook({ drop_pending_updates: false });
    log.info("removed the webhook that was set, since WEBHOOK_URL is not");
  } catch (error) {
    throw doubt.judge(error);
  }
}
