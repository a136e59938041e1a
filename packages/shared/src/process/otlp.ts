import { setTimeout as pause } from "node:timers/promises";
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Log } from "./log.ts";

const answerWithinMs = 4_000;
/** A shutdown waits no longer than this for a collector that does not answer. */
const flushWithinMs = 5_000;

/**
 * Records spans from now on and sends them in batches, as JSON over HTTP. Spans that the collector does
 * not accept are dropped; no work waits for it.
 */
export function exportSpans(service: string, endpoint: string, log: Log) {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    timeoutMillis: answerWithinMs,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.namespace": "memory" }),
    spanProcessors: [new BatchSpanProcessor({ exporter: loggingOutages(exporter, log) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return {
    async stop() {
      const late = pause(flushWithinMs, undefined, { ref: false });
      await Promise.race([provider.shutdown().catch(() => {}), late]);
    },
  };
}

/** Logs one line when the collector stops accepting and one when it accepts again. */
function loggingOutages(exporter: SpanExporter, log: Log): SpanExporter {
  let isAway = false;
  return {
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed && !isAway) log.warn("traces are dropped: the collector does not take them");
        if (!failed && isAway) log.info("the collector takes traces again");
        isAway = failed;
        done(result);
      });
    },
  };
}
