import type { Contract } from "../contracts/contract.ts";

export type SendOptions = {
  /** Whose message it is: SQS then keeps one person's burst from delaying the others. */
  readonly groupId?: string;
  /** 0 to 900. */
  readonly delaySeconds?: number;
};

/** Resolves once the queue has accepted the message; rejects when it has not. */
export type Send = <T>(contract: Contract<T>, message: T, options?: SendOptions) => Promise<void>;
