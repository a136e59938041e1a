import type { Calls } from "./calls.ts";

/** A call that the pool passes to a thread. */
export type Ask = {
  readonly id: number;
  readonly name: keyof Calls;
  readonly args: readonly unknown[];
};

/** Why a call failed. Holds nothing of what people typed or kept. */
export type Fault = { readonly kind: "too-long" | "file" | "failed"; readonly why: string };

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: Fault };
