import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { World } from "../telegram/world.ts";
import { accept } from "./bad-input.ts";
import { documentRoutes } from "./documents.ts";
import { createEvents } from "./events.ts";
import { planFault } from "./faults.ts";
import { callGuest } from "./guest.ts";
import { choose, search } from "./inline.ts";
import { write } from "./messages.ts";
import { press } from "./presses.ts";
import { transcript } from "./transcript.ts";
import { deliverRaw } from "./updates.ts";

type Options = { world: World; answerWaitMs: number; forget: () => void };

const Transcript = z.object({
  chat: z.coerce.number({ error: "must be a chat's id" }).int({ error: "must be a chat's id" }),
});
const Menu = z.object({
  language: z.string().default("en"),
  chat: z.coerce.number({ error: "must be a chat's id" }).optional(),
});
const Calls = z.object({ method: z.string().optional() });

/** The control interface `/sim`: makes people act, shows what the bot did, and plans faults. */
export async function simRoutes(app: FastifyInstance, options: Options): Promise<void> {
  const { world, answerWaitMs, forget } = options;
  const events = createEvents(world.changes);
  app.addHook("preClose", async () => events.close());

  app.post("/sim/messages", async ({ body }) => write(world, body));
  app.post("/sim/updates", async ({ body }) => deliverRaw(world, body));
  app.post("/sim/callbacks", ({ body }) => press(world, answerWaitMs, body));
  app.post("/sim/inline", ({ body }) => search(world, answerWaitMs, body));
  app.post("/sim/guest", async ({ body }) => callGuest(world, body));
  app.post("/sim/inline/send", async ({ body }) => choose(world, body));
  app.get("/sim/transcript", async ({ query }) =>
    transcript(world, accept(Transcript, query).chat),
  );
  app.get("/sim/calls", async ({ query }) => world.calls.list(accept(Calls, query).method));
  app.get("/sim/commands", async ({ query }) => {
    const { language, chat } = accept(Menu, query);
    return world.commands.shownTo(language, chat);
  });
  app.post("/sim/faults", async ({ body }) => planFault(world, body));
  app.get("/sim/faults", async () => world.faults.list());
  app.delete("/sim", async () => {
    forget();
    return { forgotten: true };
  });
  app.get("/sim/events", (_request, reply) => {
    reply.hijack();
    events.serve(reply.raw);
  });
  await app.register(documentRoutes, { world });
}
