import { hasLoopbackHost } from "@memory/shared/process/loopback-host";
import type { FastifyInstance, FastifyRequest } from "fastify";

/**
 * Answers no page of another origin: what it asks has a foreign Origin, or a foreign domain name as Host
 * after DNS rebinding. The page of the playground itself, and programs, which send no Origin, are answered.
 */
export function bindToOrigin(app: FastifyInstance, { host }: { host: string }): void {
  app.addHook("onRequest", async ({ headers }, reply) => {
    if (isOwn(headers, host)) return;
    return reply.code(403).send({ error: "pages of another origin are not answered" });
  });
}

type Headers = FastifyRequest["headers"];

function isOwn({ host, origin, "sec-fetch-site": site }: Headers, listensOn: string): boolean {
  if (!isHost(host, listensOn)) return false;
  if (origin !== undefined) return origin === `http://${host}`;
  // A link or a bookmark that leads here is no harm; what a foreign page loads or frames may be.
  return site === undefined || site === "same-origin" || site === "none";
}

/** In containers a service calls the playground by its container's name, which has no dot. */
const isHost = (host: string | undefined, listensOn: string): boolean =>
  hasLoopbackHost(host) ||
  (!isLoopback(listensOn) && /^([\w-]+|[\d.]+|\[[\da-f:]+\])(:\d{1,5})?$/i.test(host ?? ""));

const isLoopback = (host: string) => hasLoopbackHost(host.includes(":") ? `[${host}]` : host);
