import type { FastifyInstance } from "fastify";

/** A message with links, to be marked with a reaction. */
export type Seen = { readonly chatId: number; readonly messageId: number };

/**
 * Takes any update. Resolves once its jobs are queued, or when it asks for nothing; rejects when
 * Telegram has to deliver the update again.
 */
export type Take = (update: unknown) => Promise<Seen | undefined>;

/** A way to receive updates: long polling or a webhook. */
export type Receiver = {
  /** Polling resolves when the signal has stopped it; a webhook resolves once Telegram knows it. */
  run(take: Take, signal: AbortSignal): Promise<void>;
  /** Undefined while updates can be received and queued, else what is wrong. */
  notReady(): string | undefined;
  /** Undefined while updates are waited for or taken, else what is stuck. */
  notLive(): string | undefined;
  /** Resolves when no update is being taken any more. */
  close(): Promise<void>;
  /** Adds the route at which updates arrive. Called before the server listens. */
  routes?(app: FastifyInstance): void;
};
