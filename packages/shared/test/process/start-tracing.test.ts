import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startCollector } from "@memory/testing/collector";
import { expect } from "chai";

const source = (name: string) => JSON.stringify(new URL(`../../src/${name}`, import.meta.url).href);

const otherId = "0123456789abcdef0123456789abcdef";

/** A process that records a trace, then messages whose senders recorded none, and stops. */
async function record(endpoint: string | undefined) {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = new Set();
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier.startsWith("@opentelemetry/")) loaded.add(specifier);
        return next(specifier, context);
      },
    });
    const { createLog } = await import(${source("process/log.ts")});
    const { startTracing } = await import(${source("process/start-tracing.ts")});
    const { beginTrace, continueTrace, currentTraceparent, inSpan } = await import(${source("process/trace.ts")});
    const log = createLog("test", "info");
    const config = { OTEL_EXPORTER_OTLP_ENDPOINT: process.argv[1] };
    const tracing = await startTracing({ service: "test", config, log });
    const told = await beginTrace("job", {}, async (traceId) => {
      log.info("at work");
      const traceparent = await inSpan("step", {}, async () => currentTraceparent());
      return { traceId, traceparent };
    });
    for (const traceparent of [undefined, told.traceparent, "00-no-traceparent-01"])
      await continueTrace({ traceId: "${otherId}", traceparent }, "other job", {}, async () => {});
    await tracing.stop();
    log.info({ ...told, loaded: [...loaded] }, "stopped");
    process.exit(0);
  `;
  const args = ["--input-type=module", "-e", script, ...(endpoint === undefined ? [] : [endpoint])];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { lines, messages: lines.map(({ msg }) => msg), ...lines.at(-1) };
}

describe("startTracing", () => {
  it("loads no SDK where no collector is configured, and each job has an id of its own all the same", async () => {
    const { loaded, traceId, traceparent, lines } = await record(undefined);
    expect(loaded).to.deep.equal(["@opentelemetry/api"]);
    expect(traceId).to.match(/^[0-9a-f]{32}$/);
    expect(traceparent).to.equal(undefined);
    expect(lines[0]).to.include({ msg: "at work", traceId }).and.not.have.property("spanId");
  });

  it("sends what is recorded when it stops, however soon that is", async () => {
    const collector = await startCollector();
    try {
      const { traceId, traceparent, lines } = await record(collector.url);
      const [job, step] = ["job", "step"].map((name) =>
        collector.spans().find((span) => span.name === name),
      );
      expect(lines[0]).to.include({ msg: "at work", traceId, spanId: job?.spanId });
      expect(step).to.include({ traceId, parentSpanId: job?.spanId });
      const others = collector.spans().filter(({ name }) => name === "other job");
      expect(others.map(({ traceId: id }) => id)).to.deep.equal([otherId, otherId, otherId]);
      expect(traceparent).to.equal(`00-${traceId}-${step?.spanId}-01`);
    } finally {
      await collector.stop();
    }
  });

  it("stops without a collector that is away, and says once that traces are dropped", async () => {
    const { messages } = await record("http://127.0.0.1:9");
    expect(messages).to.deep.equal([
      "at work",
      "traces are dropped: the collector does not take them",
      "stopped",
    ]);
  });
});
