import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const counter =
  <L extends string>(name: string, help: string, ...labelNames: L[]) =>
  (registers: Registry[]) =>
    new Counter({ name, help, labelNames, registers });
const gauge =
  <L extends string>(name: string, help: string, ...labelNames: L[]) =>
  (registers: Registry[]) =>
    new Gauge({ name, help, labelNames, registers });
const histogram =
  <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
  (registers: Registry[]) =>
    new Histogram({ name, help, buckets, labelNames, registers });

const callSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const copySeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1500];
const waitSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600, 86_400];

/**
 * All metrics of all services. Their names and labels are the interface to `ops/`. A label has few
 * values, and never one that identifies a person.
 */
const definitions = {
  ready: gauge("memory_ready", "1 while the service can do its work, else 0."),
  received: counter(
    "memory_messages_received_total",
    "Messages received, redeliveries included, by queue.",
    "queue",
  ),
  age: histogram(
    "memory_queue_age_seconds",
    "How long a message could have been received before it was, the first time, by queue.",
    waitSeconds,
    "queue",
  ),
  sent: counter(
    "memory_messages_sent_total",
    "Messages that a queue accepted, by queue; those to a queue named …-dead were given up.",
    "queue",
  ),
  handled: counter(
    "memory_messages_handled_total",
    "Messages settled, by queue (telegram: updates) and outcome: done, waiting, retried, parked, unsettled.",
    "queue",
    "outcome",
  ),
  duration: histogram(
    "memory_message_duration_seconds",
    "Time in the handler, by queue (telegram: updates).",
    callSeconds,
    "queue",
  ),
  inHand: gauge(
    "memory_messages_in_hand",
    "Messages received and not settled yet, by queue.",
    "queue",
  ),
  slots: gauge("memory_slots", "Messages that may be handled at once, by queue.", "queue"),
  slotsInUse: gauge(
    "memory_slots_in_use",
    "Slots in use now, by queue; a large message takes several.",
    "queue",
  ),
  requests: counter("memory_sqs_requests_total", "Requests to SQS, by action.", "action"),
  telegramCalls: counter(
    "memory_telegram_calls_total",
    "Calls of the Bot API, by method and outcome: ok, limited (429), refused (400, 403), failed.",
    "method",
    "outcome",
  ),
  telegramDuration: histogram(
    "memory_telegram_call_duration_seconds",
    "Time until the Bot API answered or did not, by method; getUpdates waits for updates.",
    callSeconds,
    "method",
  ),
  sourceAnswers: counter(
    "memory_source_answers_total",
    "Answers of tweet sources, by source and outcome: found, absent-strong, absent-weak, failed, not-asked, kept (known without asking).",
    "source",
    "outcome",
  ),
  sourceDuration: histogram(
    "memory_source_call_duration_seconds",
    "Time until a source that was asked had answered or failed, by source.",
    callSeconds,
    "source",
  ),
  breaker: gauge(
    "memory_source_breaker_state",
    "Whether a source is left alone because it is down, by source: 0 no, 1 one probe is let through, 2 yes.",
    "source",
  ),
  resolved: counter(
    "memory_links_resolved_total",
    "What became of links as far as the sources say, by outcome and the source that showed the tweet (none).",
    "source",
    "outcome",
  ),
  saved: counter(
    "memory_tweets_saved_total",
    "Tweets found and put by, by outcome: saved, already-saved, trashed (deleted since).",
    "outcome",
  ),
  replied: counter(
    "memory_replies_total",
    "Replies to links, by action (sent, edited) and outcome: shown, unreachable.",
    "action",
    "outcome",
  ),
  replyDelay: histogram(
    "memory_reply_delay_seconds",
    "From taking a person's link to its place in the reply, by what the reply says of it.",
    waitSeconds,
    "result",
  ),
  copied: counter(
    "memory_media_files_total",
    "Files of tweets that were tried, by kind (photo, video, gif, poster, avatar, cover, card), what became of them (kept, later, gone, refused, too-large, playlist-only, over-limit, given-up) and why.",
    "kind",
    "outcome",
    "why",
  ),
  copiedBytes: counter("memory_media_bytes_total", "Bytes of the files that were kept."),
  copyDuration: histogram(
    "memory_media_copy_duration_seconds",
    "Time from asking for a file until it was kept or noted as failed, by kind.",
    copySeconds,
    "kind",
  ),
};

export type MetricName = keyof typeof definitions;
type Every = { readonly [K in MetricName]: ReturnType<(typeof definitions)[K]> };
export type Metrics = { readonly registry: Registry } & Every;

type Measured<K extends MetricName> = { readonly name: string; readonly metrics: readonly K[] };

/** Creates a service's metrics in a registry of their own. Those without labels start at 0. */
export function createMetrics<K extends MetricName>({
  name,
  metrics,
}: Measured<K>): Pick<Metrics, "registry" | K> {
  const registry = new Registry();
  registry.setDefaultLabels({ service: name });
  collectDefaultMetrics({ register: registry });
  const made = metrics.map((metric) => [metric, definitions[metric]([registry])]);
  return { registry, ...Object.fromEntries(made) };
}
