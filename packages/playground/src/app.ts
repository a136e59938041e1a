import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import { listen } from "@memory/shared/process/http";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { createMediaDesk } from "./media/plans.ts";
import { mediaRoutes } from "./media/routes.ts";
import { bindToOrigin } from "./own-origin.ts";
import { simRoutes } from "./sim/routes.ts";
import { ApiError } from "./telegram/calls/api-error.ts";
import { botApi, refuse } from "./telegram/calls/bot-api.ts";
import { keepChats } from "./telegram/chats/keep-chats.ts";
import { fileRoutes } from "./telegram/files/file-routes.ts";
import { createWorld } from "./telegram/world.ts";
import { createDesks } from "./tweets/desk.ts";
import { sourceRoutes } from "./tweets/routes.ts";

export type PlaygroundOptions = {
  host?: string;
  /** Default: 0, which takes a free port. */
  port?: number;
  /** Milliseconds that count as a second for retries, lifetimes and polls. Default: 1000. */
  secondMs?: number;
  /** How long `/sim/callbacks` and `/sim/inline` wait for the bot. Default: 5000. */
  answerWaitMs?: number;
  /** How many of the newest Bot API calls `/sim/calls` remembers. Default: 50,000. */
  callsKept?: number;
  /** Asks the real sources about tweets that are neither bundled nor put. Default: false. */
  realSources?: boolean;
  /** The file that keeps the chats over restarts. Default: they are forgotten. */
  chats?: string | undefined;
};

export type Playground = { url: string; close(): Promise<void> };

const page = fileURLToPath(new URL("page", import.meta.url));

/** Starts the stand-ins and the chat page on one port. `close` also ends waiting polls and streams. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { host = "127.0.0.1", port = 0, secondMs = 1000, callsKept = 50_000 } = options;
  const filesFolder =
    options.chats === undefined ? undefined : join(dirname(options.chats), "playground-files");
  const desk = createMediaDesk();
  const world = createWorld({ secondMs, callsKept, filesFolder, bytesAt: desk.bytesAt });
  const kept = options.chats === undefined ? undefined : keepChats(world, options.chats);
  const desks = createDesks();
  const forget = () => {
    desk.forget();
    world.forget();
    desks.forget();
  };
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 4 * 1024 * 1024,
    routerOptions: { maxParamLength: 500 },
  });
  app.addHook("preClose", async () => {
    world.updates.release();
    await world.webhook.close();
  });
  bindToOrigin(app, { host });
  speakPlainly(app);
  await app.register(botApi, { world });
  await app.register(fileRoutes, { world });
  await app.register(simRoutes, { world, answerWaitMs: options.answerWaitMs ?? 5000, forget });
  await app.register(sourceRoutes, { desks, realSources: options.realSources ?? false });
  await app.register(mediaRoutes, { desk, realSources: options.realSources ?? false });
  await app.register(fastifyStatic, { root: page });
  const url = await listen(app, { host, port, variable: "PLAYGROUND_PORT" });
  return {
    url,
    async close() {
      await app.close();
      kept?.close();
      world.files.close();
    },
  };
}

/** Answers errors with `{error: one sentence}`; below `/bot`, in Telegram's envelope. */
function speakPlainly(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply
      .code(status)
      .send({ error: status < 500 || status === 504 ? error.message : "internal error" });
  });
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith("/bot")
      ? refuse(reply, new ApiError(404, "Not Found"))
      : reply.code(404).send({ error: `there is nothing at ${request.url.split("?")[0]}` }),
  );
}
