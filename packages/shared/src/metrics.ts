import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

/** What every service counts. Names and labels are part of the interface to dashboards. */
export function createMetrics(service: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    handled: new Counter({
      name: "memory_messages_handled_total",
      help: "Messages settled, by queue and outcome (done, retried, waited, parked).",
      labelNames: ["queue", "outcome"],
      registers,
    }),
    duration: new Histogram({
      name: "memory_message_duration_seconds",
      help: "Time in the handler, by queue.",
      labelNames: ["queue"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    inHand: new Gauge({
      name: "memory_messages_in_hand",
      help: "Messages received and not settled yet, by queue.",
      labelNames: ["queue"],
      registers,
    }),
    requests: new Counter({
      name: "memory_sqs_requests_total",
      help: "Requests to SQS, by action.",
      labelNames: ["action"],
      registers,
    }),
    sourceAnswers: new Counter({
      name: "memory_source_answers_total",
      help: "Answers of tweet sources, by source and outcome (found, absent-strong, absent-weak, failed, not-asked, and kept: known without asking).",
      labelNames: ["source", "outcome"],
      registers,
    }),
  };
}
