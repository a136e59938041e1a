import type { Objects } from "@memory/copies/copies";
import { rangeOf } from "@memory/shared/process/range-of";
import type { FastifyInstance } from "fastify";
import type { linkSigner } from "./sign-link.ts";

type Ports = {
  readonly objects: Pick<Objects, "open">;
  readonly signer: ReturnType<typeof linkSigner>;
  /** Unix ms. */
  readonly now: () => number;
};

/** Serves copies to whoever has a signed link, whole or in part. */
export function copyRoute(app: FastifyInstance, { objects, signer, now }: Ports): void {
  app.get<{ Params: { sha256: string }; Querystring: Record<string, unknown> }>(
    "/copies/:sha256",
    async ({ params, query, headers, method }, reply) => {
      reply.headers(always);
      const copy = signer.read(params.sha256, query);
      if (copy === undefined)
        return reply.code(404).type("text/plain").send("There is no such copy.\n");
      const { sha256, bytes, type, until } = copy;
      if (until * 1000 < now())
        return reply
          .code(410)
          .type("text/plain")
          .send("This link has ended. The bot gives a new one.\n");
      const range = rangeOf(headers.range, bytes);
      if (range === "unsatisfiable")
        return reply.code(416).header("content-range", `bytes */${bytes}`).send();
      const [first, last] = range ?? [0, bytes - 1];
      reply.headers({ "accept-ranges": "bytes", "content-length": last - first + 1 }).type(type);
      if (range !== undefined)
        reply.code(206).header("content-range", `bytes ${first}-${last}/${bytes}`);
      // A HEAD reads what is sent to its end.
      const stream = await objects.open(sha256, method === "HEAD" ? [0, 0] : range);
      if (stream !== undefined) return reply.send(stream);
      return reply
        .code(404)
        .removeHeader("content-length")
        .removeHeader("content-range")
        .type("text/plain")
        .send("The copy was removed.\n");
    },
  );
}

/** What others posted is shown by itself: it runs nothing, and no cache keeps it. */
const always = {
  "cache-control": "private, no-store",
  "content-security-policy":
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-site",
};
