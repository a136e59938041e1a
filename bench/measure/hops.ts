import type { Span } from "@memory/testing/collector";

type Timed = Pick<Span, "name" | "traceId" | "startTimeUnixNano" | "endTimeUnixNano">;

/** The spans of every trace of a link that began since `sinceMs` (Unix milliseconds). */
export function linkTraces<T extends Timed>(spans: readonly T[], sinceMs: number): T[][] {
  const traces = Map.groupBy(spans, ({ traceId }) => traceId);
  return [...traces.values()].filter((trace) => {
    const taken = trace.find(({ name }) => name === "take update");
    return taken !== undefined && startMs(taken) >= sinceMs;
  });
}

/** The steps of a link's way, in order: from one moment of its trace to the next. */
const moments: readonly { readonly name: string; readonly span: string; readonly at: Moment }[] = [
  { name: "ingest begins", span: "take update", at: "start" },
  { name: "ingest queues", span: "take update", at: "end" },
  { name: "fetcher receives", span: "handle tweet-requested", at: "start" },
  { name: "fetcher asks", span: "ask syndication", at: "start" },
  { name: "the source answers", span: "ask syndication", at: "end" },
  { name: "fetcher queues", span: "send tweet-resolved", at: "end" },
  { name: "store receives", span: "handle tweet-resolved", at: "start" },
  { name: "store has kept it", span: "keep tweet", at: "end" },
  { name: "store sends the reply", span: "telegram sendMessage", at: "start" },
  { name: "Telegram answers", span: "telegram sendMessage", at: "end" },
];
type Moment = "start" | "end";

/** Milliseconds from each moment of a trace to the next, by the name of the second. */
export function hopsOf(trace: readonly Timed[]): Map<string, number> {
  const times = moments.flatMap(({ name, span, at }) => {
    const found = trace.find((each) => each.name === span);
    if (found === undefined) return [];
    return [{ name, ms: at === "start" ? startMs(found) : endMs(found) }];
  });
  return new Map(
    times.slice(1).map(({ name, ms }, index) => [
      `until ${name}`,
      // A message can be received before the answer to its sending has arrived.
      ms - (times[index]?.ms ?? ms),
    ]),
  );
}

const startMs = ({ startTimeUnixNano }: Timed) => Number(startTimeUnixNano) / 1e6;
const endMs = ({ endTimeUnixNano }: Timed) => Number(endTimeUnixNano) / 1e6;
