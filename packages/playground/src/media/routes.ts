import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { accept, BadInput } from "../sim/bad-input.ts";
import { fileFor } from "./file-for.ts";
import { type Asked, type Host, hosts, MediaCondition, type MediaDesk, Plan } from "./plans.ts";
import { createRealMedia, isBundled } from "./real-media.ts";
import { sendFile } from "./send-file.ts";

type Options = { desk: MediaDesk; realSources: boolean };
type At = { Params: { host: string; "*": string } };

/**
 * Stands in for X's media hosts, `/media/pbs/…` and `/media/video/…`, with a small file at every address, and its
 * control interface, `/sim/media`.
 */
export async function mediaRoutes(
  app: FastifyInstance,
  { desk, realSources }: Options,
): Promise<void> {
  const real = realSources ? createRealMedia() : undefined;
  app.addHook("onClose", async () => void (await real?.close()));

  app.get<At>("/media/:host/*", async ({ params, raw, headers }, reply) => {
    const host = hostNamed(params.host);
    const [, query = ""] = (raw.url ?? "").split("?", 2);
    const asked: Asked = { host, path: params["*"], query, headers };
    desk.note(asked);
    reply.hijack();
    const { down, latencyMs, bytesPerSecond } = desk.condition();
    if (latencyMs > 0) await pause(latencyMs);
    if (down) {
      reply.raw.destroy();
      return reply;
    }
    const plan = desk.planFor(asked);
    if (plan === undefined && real !== undefined && !isBundled(asked.path)) {
      await real.pass(asked, reply.raw);
      return reply;
    }
    const rate = { bytesPerSecond: plan?.bytesPerSecond ?? bytesPerSecond };
    await sendFile(reply.raw, fileFor(asked, plan), { ...plan, ...rate });
    return reply;
  });

  app.put<At>("/sim/media/:host/*", async ({ params, body }) => {
    const host = hostNamed(params.host);
    desk.put(host, params["*"], accept(Plan, body));
    return { host, path: params["*"] };
  });
  app.post("/sim/media", async ({ body }) => desk.change(accept(MediaCondition, body)));
  app.get("/sim/media", async () => desk.asked());
}

function hostNamed(name: string): Host {
  const host = hosts.find((each) => each === name);
  if (host !== undefined) return host;
  throw new BadInput(`there is no media host ${name}, only ${hosts.join(", ")}`, 404);
}
