import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { StartError } from "@memory/shared/errors";
import type { Log } from "@memory/shared/process/log";
import { createOutageLog } from "@memory/shared/process/outage-log";
import { retryUntil } from "@memory/shared/process/retry-until";
import type { FastifyInstance } from "fastify";
import { type Api, TelegramApiError } from "node-telegram-bot-api";
import type { Receiver, Take } from "../ports.ts";
import { createGate } from "../publish/gate.ts";
import { updateKinds } from "../read/telegram-update.ts";
import { seenReaction } from "./reactions.ts";
import { maxBodyBytes, readBody } from "./read-body.ts";
import { createTokenDoubt, type TokenDoubt } from "./revoked-token.ts";

type Options = {
  api: Api;
  url: string;
  secret: string;
  log: Log;
};

const retryAfterSeconds = 5;
const maxConnections = 40;
/** How long an update waits until the bodies before it are taken. Telegram waits a minute for us. */
const bodyPatienceMs = 10_000;
/** Report ready again after 15 s: without updates we could never see that the queue recovered. */
const notReadyForMs = 15_000;

/**
 * Receives updates by webhook. An update is acknowledged once its jobs are queued, else refused with 503
 * and the seconds to wait. `routes` adds the route; `run` begins to take updates and tells Telegram the
 * address.
 */
export function webhook({ api, url, secret, log }: Options): Receiver {
  const queue = createOutageLog(log, "the queue");
  const requests = createWaitGroup();
  const isSecret = comparison(secret);
  const doubt = createTokenDoubt();
  /** Bodies are read and taken at once only up to 2 MiB: forty large ones would fill the memory. */
  const pass = createGate(maxBodyBytes, bodyPatienceMs);
  let take: Take | undefined;
  let state: string | undefined = "starting";

  const addRoute = (app: FastifyInstance) =>
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", async (_request: unknown, body: unknown) => body);
      scope.addHook("onRequest", async (request, reply) => {
        requests.add();
        reply.raw.once("close", requests.done);
        if (isSecret(request.headers["x-telegram-bot-api-secret-token"])) return;
        // With the connection closed we need not read a body that nobody was allowed to send.
        return reply.code(401).header("connection", "close").send({ error: "wrong or no secret" });
      });
      scope.post<{ Body: Readable }>(new URL(url).pathname, async ({ body, headers }, reply) => {
        try {
          const seen = await pass(weightOf(headers), async () => {
            const update = await readBody(body);
            if (take === undefined) throw new Error(state ?? "not taking updates");
            return take(update);
          });
          queue.recovered();
          return seen === undefined ? "" : { method: "setMessageReaction", ...seenReaction(seen) };
        } catch (error) {
          if (take !== undefined) queue.failed(error);
          return reply
            .code(503)
            .header("retry-after", retryAfterSeconds)
            .send({ error: "not accepting updates now" });
        }
      });
    });

  return {
    routes: (app) => void addRoute(app),
    async run(takeUpdate, signal) {
      take = takeUpdate;
      await retryUntil("Telegram", () => announce({ api, url, secret }, doubt), { log, signal });
      state = undefined;
      log.info("Telegram knows the webhook");
    },
    notReady: () =>
      state ?? (queue.isDown(notReadyForMs) ? "the queue does not accept" : undefined),
    // Every update ends by a deadline. If the event loop hangs, /health/live gives no answer at all.
    notLive: () => undefined,
    async close() {
      take = undefined;
      state = "draining";
      await requests.wait();
    },
  };
}

/** The bytes of a body. One of unknown length weighs as much as the largest. */
const weightOf = ({ "content-length": length }: IncomingHttpHeaders): number =>
  Math.min(Number(length ?? maxBodyBytes), maxBodyBytes);

/** Compares with the secret in constant time, even if the lengths differ. */
function comparison(secret: string): (candidate: unknown) => boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const wanted = digest(secret);
  return (candidate) => typeof candidate === "string" && timingSafeEqual(digest(candidate), wanted);
}

/** Counts what is under way. `wait` resolves once nothing is. */
function createWaitGroup() {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    add(): void {
      count += 1;
    },
    done(): void {
      count -= 1;
      if (count > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    wait: (): Promise<void> =>
      count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}

async function announce(
  { api, url, secret }: Pick<Options, "api" | "url" | "secret">,
  doubt: TokenDoubt,
): Promise<void> {
  try {
    await api.setWebhook({
      url,
      secret_token: secret,
      allowed_updates: [...updateKinds],
      max_connections: maxConnections,
    });
  } catch (error) {
    if (error instanceof TelegramApiError && error.errorCode === 400) {
      throw new StartError(`Telegram does not take WEBHOOK_URL: ${error.description}`);
    }
    throw doubt.judge(error);
  }
}
