import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { accept, BadInput } from "../sim/bad-input.ts";
import { type Answer, plain } from "./answer.ts";
import type { Desk, Desks } from "./desk.ts";
import { askReal } from "./real-source.ts";
import type { Ask } from "./sources/source.ts";
import { sources } from "./sources/table.ts";

type Options = { desks: Desks; realSources: boolean };
type Source = { Params: { source: string; "*": string } };
type Tweet = { Params: { source: string; id: string } };

const Put = z.strictObject({
  status: z.number().int().min(200).max(599).default(200),
  type: z.string().min(1).optional(),
  body: z.json(),
});

const Condition = z.strictObject({
  down: z
    .union([z.boolean(), z.literal("503")], { error: 'must be true, false or "503"' })
    .optional(),
  latencyMs: z.number().min(0).max(600_000).optional(),
  rate: z.number().positive().nullable().optional(),
});

/** Serves the stand-ins for the tweet sources, `/sources/<source>/…`, and their control interface. */
export async function sourceRoutes(
  app: FastifyInstance,
  { desks, realSources }: Options,
): Promise<void> {
  const deskOf = (name: string): Desk => {
    const desk = desks.find(name);
    if (desk !== undefined) return desk;
    throw new BadInput(`there is no source ${name}, only ${desks.names().join(", ")}`, 404);
  };

  app.get<Source>("/sources/:source/*", async (request, reply) => {
    const desk = deskOf(request.params.source);
    const ask: Ask = {
      path: request.params["*"],
      query: z.record(z.string(), z.string().optional().catch(undefined)).parse(request.query),
      userAgent: request.headers["user-agent"] ?? "",
      authorization: request.headers.authorization ?? "",
    };
    const answer = await answerOf(desk, ask, realSources);
    if (answer !== "hang-up") return give(reply, answer);
    reply.hijack();
    reply.raw.destroy();
    return reply;
  });

  app.put<Tweet>("/sim/tweets/:source/:id", async ({ params, body }) => {
    const desk = deskOf(params.source);
    if (!/^\d{1,20}$/.test(params.id)) throw new BadInput("the id of a tweet is 1 to 20 digits");
    const { status, type, body: content } = accept(Put, body);
    const isText = typeof content === "string";
    desk.put.set(params.id, {
      status,
      type: type ?? (isText ? "text/html; charset=utf-8" : "application/json; charset=utf-8"),
      body: isText ? content : JSON.stringify(content),
    });
    return { source: desk.name, id: params.id };
  });
  app.get("/sim/tweets", async () => desks.list());
  app.get("/sim/sources", async () => desks.report());
  app.post<Source>("/sim/sources/:source", async ({ params, body }) => {
    const { down, latencyMs, rate } = accept(Condition, body);
    return deskOf(params.source).change({
      ...(down === undefined ? {} : { down }),
      ...(latencyMs === undefined ? {} : { latencyMs }),
      ...(rate === undefined ? {} : { rate }),
    });
  });
}

async function answerOf(desk: Desk, ask: Ask, realSources: boolean): Promise<Answer | "hang-up"> {
  const source = sources.get(desk.name);
  if (source === undefined) throw new BadInput(`there is no source ${desk.name}`, 404);
  const read = source.read(ask);
  if ("ids" in read) desk.count(read.ids);
  const { down, latencyMs } = desk.condition();
  if (latencyMs > 0) await delay(latencyMs);
  if (down === true) return "hang-up";
  if (down === "503") return plain(503, "text/html;charset=utf-8", "<html>nope</html>");
  if (!desk.admits(performance.now())) return source.tooMany;
  if (!("ids" in read)) return read;
  const token = source.many === undefined ? undefined : ask.authorization;
  const answers = await Promise.all(
    read.ids.map(
      async (id) =>
        desk.answer(id) ??
        (realSources ? askReal(source.realUrl(id, ask), token) : source.unknown(id)),
    ),
  );
  const [first = source.unknown("")] = answers;
  return source.many?.join(answers) ?? first;
}

const give = (reply: FastifyReply, { status, type, body }: Answer): FastifyReply =>
  reply.code(status).header("content-type", type).send(body);
