import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import { createOutageLog } from "@memory/shared/process/outage-log";
import { backoffMs, retryUntil } from "@memory/shared/process/retry-until";
import { createWatchdog } from "@memory/shared/process/watchdog";
import type { Telegram } from "@memory/shared/telegram/client";
import { type Api, TelegramApiError } from "node-telegram-bot-api";
import type { Receiver, Take } from "../ports.ts";
import { updateKinds } from "../read/telegram-update.ts";
import { createReactions } from "./reactions.ts";
import { orRevokedToken } from "./revoked-token.ts";

type Options = {
  telegram: Pick<Telegram, "api" | "call">;
  log: Log;
  /** How long Telegram holds an empty answer back. Default: 50, the longest it does. */
  pollSeconds?: number;
  /** How long to stand by while another copy polls. Default: a minute. */
  standbyMs?: number;
  /** Default: 500. */
  baseDelayMs?: number;
  /** How long a poll, or an update, may take before polling is stuck. Default: 2 min beyond a poll. */
  stuckAfterMs?: number;
};

const confirmMs = 1_500;
/** The most that Telegram gives in one answer: behind so many there are probably more. */
const maxBatch = 100;
/** Updates in hand at once: each may be fifty jobs, and a whole batch of those fills the memory. */
const takenAtOnce = 50;

type Update = { update_id: number };

/**
 * Long polling. Telegram forgets an update when it is asked for a later one, so the offset moves
 * only over updates that were taken, and those behind one that was not come again.
 */
export function polling(options: Options): Receiver {
  const { log, pollSeconds = 50, standbyMs = 60_000, baseDelayMs = 500 } = options;
  const { api } = options.telegram;
  const { stuckAfterMs = pollSeconds * 1000 + 120_000 } = options;
  const watchdog = createWatchdog("polling of Telegram", stuckAfterMs);
  const pause = (ms: number, signal: AbortSignal): Promise<void> => {
    watchdog.beat(ms);
    return delay(ms, undefined, { signal }).catch(() => {});
  };
  const telegram = createOutageLog(log, "Telegram");
  const queue = createOutageLog(log, "the queue");
  const reactions = createReactions(options.telegram, log);
  let state: string | undefined = "starting";
  let offset: number | undefined;

  /** Waits for nothing until it is known that Telegram answers this copy. */
  const ask = (signal: AbortSignal): Promise<Update[]> =>
    api.getUpdates(
      {
        ...(offset === undefined ? {} : { offset }),
        // The first answer says that we are ready: it is not held back until somebody writes.
        timeout: state === undefined ? pollSeconds : 0,
        limit: maxBatch,
        allowed_updates: [...updateKinds],
      },
      signal,
    );

  /** Begins them in order, none behind a refusal; the offset moves over those before the first. */
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
        const batch = await ask(signal);
        telegram.recovered();
        state = undefined;
        watchdog.beat();
        failing = queue;
        if (batch.length === maxBatch) reactions.hold();
        await takeAll(take, batch).finally(reactions.goOnWhenQuiet);
        if (batch.length > 0) queue.recovered();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (isConflict(error)) {
          standBy(error.description);
          await pause(standbyMs, signal);
          continue;
        }
        const named = orRevokedToken(error);
        if (named instanceof StartError) throw named;
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

  /** Telegram confirms as it hears the offset; to the same one twice it answers seconds late. */
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
      await retryUntil("Telegram", () => dropWebhook(api, log), { log, signal, baseDelayMs });
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

/** Leaving WEBHOOK_URL unset chooses polling, which Telegram refuses while a webhook is set. */
async function dropWebhook(api: Api, log: Log): Promise<void> {
  try {
    const { url } = await api.getWebhookInfo();
    if (url === "") return;
    await api.deleteWebhook({ drop_pending_updates: false });
    log.info("removed the webhook that was set, since WEBHOOK_URL is not");
  } catch (error) {
    throw orRevokedToken(error);
  }
}
