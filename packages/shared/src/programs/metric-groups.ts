import type { MetricName } from "../process/metrics.ts";

/** Metrics of a service that consumes queues. */
export const consumingMetrics = [
  ...(["received", "age", "handled", "duration"] as const),
  ...(["inHand", "slots", "slotsInUse"] as const),
] as const satisfies readonly MetricName[];
/** Metrics of a service that calls SQS. */
export const sendingMetrics = ["sent", "requests"] as const satisfies readonly MetricName[];
/** Metrics of a service that calls Telegram. */
export const telegramMetrics = [
  "telegramCalls",
  "telegramDuration",
] as const satisfies readonly MetricName[];
export const sourceMetrics = [
  "sourceAnswers",
  "sourceDuration",
  "breaker",
  "resolved",
] as const satisfies readonly MetricName[];
export const replyMetrics = [
  "saved",
  "replied",
  "replyDelay",
] as const satisfies readonly MetricName[];
/** Metrics of the service that copies media. */
export const copyingMetrics = [
  "copied",
  "copiedBytes",
  "copyDuration",
] as const satisfies readonly MetricName[];
