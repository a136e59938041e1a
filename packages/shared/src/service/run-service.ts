import type { z } from "zod";
import { type commonConfig, type queueConfig, readConfig } from "../process/config.ts";
import { listen, statusServer } from "../process/http.ts";
import { createLog } from "../process/log.ts";
import { createMetrics, type MetricName, type Metrics } from "../process/metrics.ts";
import { onShutdown } from "../process/shutdown.ts";
import { start } from "../process/start.ts";
import { startTracing } from "../process/start-tracing.ts";
import type { ServiceDeclaration } from "../programs/declare-service.ts";
import { portVariable } from "../programs/program.ts";
import { createConnection } from "./connection.ts";
import type { Parts, Service } from "./service.ts";
import { createWork } from "./work.ts";

type ServiceConfig = z.output<z.ZodObject<typeof commonConfig & typeof queueConfig>>;

type Runnable<Config extends ServiceConfig, Metric extends MetricName> = {
  readonly declaration: ServiceDeclaration<string, Metric>;
  readonly schema: z.ZodType<Config>;
  readonly create: (config: Config, parts: Parts<Metric>) => Service;
};

/**
 * Runs a service as a process. It answers `/health` and `/metrics` at once, waits for the queues and for
 * what else the service needs, and takes work until SIGTERM, SIGINT or the end of its supervisor. Then it
 * finishes the work in hand, sends what is still to be sent, and closes what it opened. Exit codes: see `start`.
 */
export function runService<Config extends ServiceConfig, Metric extends MetricName>(
  { declaration, schema, create }: Runnable<Config, Metric>,
  env: Record<string, string | undefined>,
): void {
  const { name } = declaration;
  start(name, async () => {
    const config = readConfig(schema, env);
    const log = createLog(name, config.LOG_LEVEL);
    const metrics = createMetrics(declaration);
    // Safe cast: the code below uses only metrics that every service with such work declares.
    const all = metrics as unknown as Metrics;
    const tracing = await startTracing({ service: name, config, log });
    const queues = createConnection(declaration, { config, log, metrics: all });
    const service = create(config, { log, metrics, send: queues.send });
    const work = createWork(service, { waitSeconds: config.QUEUE_WAIT_SECONDS, log, metrics: all });

    const { notReady, notLive } = work;
    const app = statusServer({ service: name, metrics: all, notReady, notLive });
    service.routes?.(app);
    const variable = portVariable(name);
    const port = (config as Record<string, unknown>)[variable] as number;
    const address = await listen(app, { host: config.HOST, port, variable });
    log.info({ address }, "listening");

    const stopping = new AbortController();
    onShutdown(log, async () => {
      stopping.abort();
      await work.drain();
      await queues.drain();
      await service.close();
      queues.close();
      await tracing.stop();
      await app.close();
    });
    await work.run(queues, stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    });
  });
}
