import type { Log } from "./log.ts";

type Options = {
  readonly service: string;
  readonly config: { readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined };
  readonly log: Log;
};

export type Tracing = { stop(): Promise<void> };

/** Sends traces to the configured collector. Without one, the OpenTelemetry SDK is not even loaded. */
export async function startTracing({ service, config, log }: Options): Promise<Tracing> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = config;
  if (endpoint === undefined) return { stop: async () => {} };
  const { exportSpans } = await import("./otlp.ts");
  return exportSpans(service, endpoint, log);
}
