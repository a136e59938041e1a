import type { Contract } from "../contracts/contract.ts";

export type SendOptions = {
  /**
   * The person whose message it is. SQS then delivers fairly: one person's burst does not delay others.
   */
  readonly groupId?: string;
  /** 0 to 900. */
  readonly delaySeconds?: number;
};

/** Resolves once the queue has accepted the message; rejects when it has not. */
export type Send = <T>(contract: Contract<T>, message: T, options?: SendOptions) => Promise<void>;
