import { chatWith } from "@memory/testing/chat";
import { drawTrace, startCollector } from "@memory/testing/collector";
import { type Edition, type Service, startEdition } from "@memory/testing/edition";
import { freePort } from "@memory/testing/free-port";
import { metricValue } from "@memory/testing/metric-value";
import { describeProcesses } from "@memory/testing/start-memory";
import { until } from "@memory/testing/until";
import { expect } from "chai";

const words = "words-of-a-person";
const services: Service[] = ["ingest", "fetcher", "store", "library"];
/** Log lines that are about a process, not about a message. */
const ofProcesses = new Set<unknown>([
  "listening",
  "Telegram knows the webhook",
  "draining",
  "drained",
]);
const secret = "a-webhook-secret_of-the-trace";

/** Checks the logs, metrics and traces of a few links, after the edition has ended. */
describeProcesses("a link's way, seen from outside", "its collector is on loopback alone", () => {
  let collector: Awaited<ReturnType<typeof startCollector>>;
  let edition: Edition | undefined;
  let metrics: Record<Service, string>;
  let lines: Line[];
  let traceIds: unknown[];

  before(async () => {
    collector = await startCollector();
    const port = await freePort();
    edition = await startEdition({
      env: {
        INGEST_PORT: String(port),
        WEBHOOK_URL: `http://127.0.0.1:${port}/updates`,
        WEBHOOK_SECRET: secret,
        OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
        LOG_LEVEL: "debug",
      },
    });
    const chat = chatWith(edition.endpoints);
    const fault = (kind: string) =>
      chat.ask("POST", "/sim/faults", { method: "sendMessage", kind, count: 1 });

    const plain = await chat.send(1001, `${words} https://x.com/jack/status/20`);
    await chat.reply(1001, plain, /^✅ Saved/);
    await chat.ask("POST", "/sim/sources/syndication", { down: true });
    await fault("429");
    const troubled = await chat.send(1002, "https://x.com/a/status/2032708848318550021");
    await chat.reply(1002, troubled, /^✅ Saved/, 30_000);
    await fault("403");
    await chat.send(1003, "https://x.com/jack/status/20");
    const { output } = edition;
    const storeIsDone = ({ service, msg, outcome }: Line) =>
      service === "store" && msg === "handled" && outcome === "done";
    await until(
      "store to be done with all three",
      () => readLines(output()).filter(storeIsDone).length === 3,
    );

    metrics = await metricsOf(edition);
    expect(await edition.stop()).to.equal(0);
    lines = readLines(output());
    traceIds = lines.filter(({ msg }) => msg === "update taken").map(({ traceId }) => traceId);
  });
  after(async () => {
    await edition?.stop();
    await collector.stop();
  });

  it("is one trace across four services, whose id is that of the log", () => {
    expect(drawTrace(collector.spans(), traceIds[0])).to.equal(
      `
ingest: take update
  ingest: send tweet-requested
    fetcher: handle tweet-requested
      fetcher: ask syndication
      fetcher: send tweet-resolved
        store: handle tweet-resolved
          store: keep tweet
          store: send media-requested
            media: handle media-requested
          store: telegram sendMessage`.trimStart(),
    );
  });

  it("shows in the trace every try and every source that was asked", () => {
    expect(drawTrace(collector.spans(), traceIds[1])).to.equal(
      `
ingest: take update
  ingest: send tweet-requested
    fetcher: handle tweet-requested
      fetcher: ask syndication
      fetcher: ask fxtwitter
      fetcher: send tweet-resolved
        store: handle tweet-resolved
          store: keep tweet
          store: send media-requested
            media: handle media-requested
              media: send reply-stale
          store: telegram sendMessage
        store: handle tweet-resolved
          store: keep tweet
          store: send media-requested
            media: handle media-requested
              media: send reply-stale
          store: telegram sendMessage`.trimStart(),
    );
  });

  it("tells the collector of no person, address, text or secret", () => {
    const spans = collector.spans();
    const keys = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].sort()).to.deep.equal([
      "error.type",
      "memory.jobs",
      "memory.outcome",
      "messaging.destination.name",
      "messaging.message.id",
      "messaging.system",
    ]);
    for (const hidden of [words, secret, "stands-in-for-Telegram", "http:", "https:", "/status/"])
      expect(collector.text()).to.not.include(hidden);
  });

  it("has its trace id in every line that is written on the way", () => {
    const told = lines
      .filter(({ service, msg }) => services.includes(service as Service) && !ofProcesses.has(msg))
      .map(({ traceId, service, msg, outcome }) => [
        ["first", "second", "third"][traceIds.indexOf(traceId)],
        [service, msg, outcome].filter(Boolean).join(" "),
      ]);
    const usual = ["ingest update taken links", "fetcher handled done", "store handled done"];
    const linesOf = (which: string) => told.filter(([of]) => of === which).map(([, line]) => line);
    expect(linesOf("first")).to.deep.equal(usual);
    expect(linesOf("second")).to.have.members([
      ...usual,
      "fetcher source failed failed",
      "store handled waiting",
    ]);
    expect(linesOf("third")).to.have.members([...usual, "store reply not taken as it was"]);
    expect(told.filter(([of]) => of === undefined)).to.deep.equal([]);
  });

  it("is counted at every step", () => {
    const value = (service: Service, name: string, labels: Record<string, string> = {}) =>
      metricValue(metrics[service], `memory_${name}`, { service, ...labels });
    expect({
      ready: services.map((service) => value(service, "ready")),
      received: value("ingest", "messages_handled_total", { queue: "telegram" }),
      queued: [
        value("ingest", "messages_sent_total", { queue: "tweet-requested" }),
        value("fetcher", "messages_sent_total", { queue: "tweet-resolved" }),
      ],
      asked: ["found", "failed", "kept"].map((outcome) =>
        value("fetcher", "source_answers_total", { source: "syndication", outcome }),
      ),
      resolved: ["syndication", "fxtwitter"].map((source) =>
        value("fetcher", "links_resolved_total", { source, outcome: "found" }),
      ),
      saved: value("store", "tweets_saved_total", { outcome: "saved" }),
      replied: ["shown", "unreachable"].map((outcome) =>
        value("store", "replies_total", { action: "sent", outcome }),
      ),
      calls: ["ok", "limited", "refused"].map((outcome) =>
        value("store", "telegram_calls_total", { method: "sendMessage", outcome }),
      ),
      retries: value("store", "messages_handled_total", { outcome: "waiting" }),
      waited: value("store", "reply_delay_seconds_count", { result: "found" }),
    }).to.deep.equal({
      ready: [1, 1, 1, 1],
      received: 3,
      queued: [3, 3],
      asked: [1, 1, 1],
      resolved: [2, 1],
      // A try that failed over the reply had saved already.
      saved: 4,
      replied: [2, 1],
      calls: [2, 1, 1],
      retries: 1,
      waited: 3,
    });
  });
});

type Line = Record<string, unknown>;

async function metricsOf({ endpoints }: Edition): Promise<Record<Service, string>> {
  const texts = services.map(async (service) => {
    const answer = await fetch(`${endpoints[service]}/metrics`);
    return [service, await answer.text()] as const;
  });
  return Object.fromEntries(await Promise.all(texts)) as Record<Service, string>;
}

/** The complete lines. The last one, which may still be written, is left out. */
function readLines(output: string): Line[] {
  return output
    .split("\n")
    .slice(0, -1)
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}
