import type { z } from "zod";

/** A kind of message and the queue it travels on. */
export type Contract<T> = { readonly name: string; readonly schema: z.ZodType<T> };

export type SendOptions = {
  /** Whose message it is: SQS then keeps one person's burst from delaying the others. */
  readonly groupId?: string;
  /** 0 to 900. */
  readonly delaySeconds?: number;
};

/** Resolves once the queue has accepted the message; rejects when it has not. */
export type Send = <T>(contract: Contract<T>, message: T, options?: SendOptions) => Promise<void>;

/** Where the messages of a queue go that nobody could handle. */
export const deadLetterName = (name: string): string => `${name}-dead`;

/** A message is given to a consumer at most this often by the broker itself; parking comes first. */
export const maxReceiveCount = 20;

/** Received messages stay invisible this long; a consumer at work renews it. */
export const visibilityTimeoutSeconds = 60;

const day = 24 * 60 * 60;

/** How long SQS keeps a message that nobody takes, counted from when it was first sent. */
export const retentionSeconds = 4 * day;

/** The longest there is: parked messages wait for a person. */
export const deadLetterRetentionSeconds = 14 * day;
