import type { FastifyInstance } from "fastify";

/** A message in which links were seen, to be marked with a reaction. */
export type Seen = { readonly chatId: number; readonly messageId: number };

/**
 * Takes one update, whatever it is. Resolves once its jobs are queued, or nothing is to be done;
 * rejects when the update has to come again.
 */
export type Take = (update: unknown) => Promise<Seen | undefined>;

/** A way in which updates come. */
export type Receiver = {
  /** Resolves when it is stopped, or when nothing is left to do but wait for updates. */
  run(take: Take, signal: AbortSignal): Promise<void>;
  notReady(): string | undefined;
  /** Undefined while updates are taken or waited for, else what is stuck. */
  notLive(): string | undefined;
  /** Resolves when no update is in hand any more. */
  close(): Promise<void>;
  /** Adds the route at which updates arrive. Called before the server listens. */
  routes?(app: FastifyInstance): void;
};
