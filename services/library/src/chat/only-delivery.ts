import type { Delivery } from "./asked.ts";

/** Of a command that no queue delivered. */
export const onlyDelivery: Delivery = {
  signal: new AbortController().signal,
  receiveCount: 1,
  detach() {},
};
