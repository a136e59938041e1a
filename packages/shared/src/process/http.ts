import Fastify, { type FastifyInstance } from "fastify";
import { StartError } from "../errors.ts";
import type { Metrics } from "./metrics.ts";

type Status = {
  service: string;
  metrics: Pick<Metrics, "registry" | "ready">;
  /** Undefined when the service can do its work, else what it waits for. */
  notReady: () => string | undefined;
  /** Undefined while the process makes progress, else what is stuck. */
  notLive: () => string | undefined;
  /** How long a request may take to arrive completely, or it is cut off. Default: 30 s. */
  requestTimeoutMs?: number;
};

const maxHeaderBytes = 16 * 1024;

/**
 * The HTTP server of a service with `/health/live`, `/health/ready` and `/metrics`. These may be public:
 * they tell about the process, never about a person. Add routes, then call `listen`.
 */
export function statusServer(status: Status): FastifyInstance {
  const { service, metrics, notReady, notLive, requestTimeoutMs = 30_000 } = status;
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    requestTimeout: requestTimeoutMs,
    http: {
      headersTimeout: requestTimeoutMs / 3,
      connectionsCheckingInterval: requestTimeoutMs / 6,
      maxHeaderSize: maxHeaderBytes,
    },
  });
  const answer = (problem: string | undefined) => ({
    service,
    pid: process.pid,
    status: problem ?? "ok",
  });
  app.get("/health/live", (_request, reply) => {
    const problem = notLive();
    return reply.code(problem === undefined ? 200 : 503).send(answer(problem));
  });
  app.get("/health/ready", (_request, reply) => {
    const problem = notReady();
    return reply.code(problem === undefined ? 200 : 503).send(answer(problem));
  });
  app.get("/metrics", async (_request, reply) => {
    metrics.ready.set(notReady() === undefined ? 1 : 0);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return app;
}

/**
 * Listens. Throws a StartError with the port and the variable that sets it if the port cannot be opened.
 */
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
