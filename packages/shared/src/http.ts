import Fastify, { type FastifyInstance } from "fastify";
import { StartError } from "./errors.ts";
import type { Metrics } from "./metrics.ts";

type Status = {
  service: string;
  metrics: Metrics;
  /** Undefined when the service can do its work now, else what it waits for. */
  notReady: () => string | undefined;
  /** Undefined while the process makes progress, else what is stuck. */
  notLive?: () => string | undefined;
};

/** The HTTP side of a service: `/health/live`, `/health/ready`, `/metrics`; add routes, then listen. */
export function statusServer({ service, metrics, notReady, notLive }: Status): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const answer = (problem: string | undefined) => ({
    service,
    pid: process.pid,
    status: problem ?? "ok",
  });
  app.get("/health/live", (_request, reply) => {
    const problem = notLive?.();
    return reply.code(problem === undefined ? 200 : 503).send(answer(problem));
  });
  app.get("/health/ready", (_request, reply) => {
    const problem = notReady();
    return reply.code(problem === undefined ? 200 : 503).send(answer(problem));
  });
  app.get("/metrics", async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  return app;
}

/** Listens, or throws a StartError that names the port and the variable that sets it. */
export async function listen(
  app: FastifyInstance,
  { host, port, variable }: { host: string; port: number; variable: string },
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw cause;
    const why = code === "EADDRINUSE" ? "is already in use" : `cannot be opened (${code})`;
    throw new StartError(`port ${port} on ${host} ${why}; set ${variable} to a free one, or to 0`);
  }
}
