import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { User } from "../chats/people.ts";
import type { Upload } from "../files/files.ts";
import { FileTooLarge } from "../files/spool.ts";
import { findMethod } from "../methods/table.ts";
import type { World } from "../world.ts";
import { ApiError } from "./api-error.ts";
import { typedFields } from "./call-fields.ts";
import { callMethod, type Ending } from "./call-method.ts";
import type { Params } from "./method.ts";

export const botUsername = "memory_playground_bot";

const maxUpload = 50 * 1024 * 1024;
type Route = { Params: { token: string; method: string } };

/** Serves `/bot<token>/<method>` as https://core.telegram.org/bots/api#making-requests describes. */
export async function botApi(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
    done(null, parseJson(String(body))),
  );
  await app.register(formbody);
  await app.register(multipart, {
    limits: { fileSize: Number.POSITIVE_INFINITY, fieldSize: 1024 * 1024 },
  });
  app.addContentTypeParser("*", (_request, payload, done) => {
    payload.resume();
    payload.on("end", () => done(null, {}));
  });
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    refuse(reply, asApiError(error)),
  );

  let bot: User | undefined;
  world.webhook.onCall(({ method, ...params }) => {
    const name = findMethod(String(method))?.name;
    if (bot === undefined || name === undefined || /^get|^(set|delete)Webhook$/.test(name)) return;
    const call = { bot, params, files: new Map(), signal: new AbortController().signal };
    void callMethod(world, name, call);
  });

  app.all<Route>("/bot:token/:method", async (request, reply) => {
    bot = botOf(request.params.token);
    const ending = await answerCall(world, bot, request, reply);
    switch (ending.kind) {
      case "done":
        return reply.send({ ok: true, ...ending.outcome });
      case "refused":
        return refuse(reply, ending.error);
      case "cut":
        reply.hijack();
        reply.raw.destroy();
        return reply;
    }
  });
}

/** Accepts every token of the right form for the one bot, unless its secret starts with REFUSED. */
function botOf(token: string): User {
  if (!isToken(token)) throw new ApiError(401, "Unauthorized");
  return {
    id: Number.parseInt(token, 10),
    is_bot: true,
    first_name: "Memory",
    username: botUsername,
  };
}

export const isToken = (token: string): boolean =>
  /^\d+:(?!REFUSED)[A-Za-z0-9_-]{20,}$/.test(token);

async function answerCall(
  world: World,
  bot: User,
  request: FastifyRequest<Route>,
  reply: FastifyReply,
): Promise<Ending> {
  const files = new Map<string, Upload>();
  try {
    const params = await readCall(world, request, files);
    const hangUp = new AbortController();
    reply.raw.once("close", () => hangUp.abort());
    const call = { bot, params, files, signal: hangUp.signal };
    const ending = await callMethod(world, request.params.method, call);
    if (ending.kind === "refused") world.files.takeBack(files.values());
    else world.files.discard(files.values());
    return ending;
  } catch (error) {
    world.files.takeBack(files.values());
    throw error;
  }
}

/** Reads the parameters of a call, and its uploads into `files`. */
async function readCall(
  world: World,
  request: FastifyRequest,
  files: Map<string, Upload>,
): Promise<Params> {
  const query = request.query as Params;
  if (!request.isMultipart()) {
    const body = request.body;
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    return typedFields({ ...query, ...(isObject ? (body as Params) : {}) });
  }
  const params: Params = { ...query };
  for await (const part of request.parts()) {
    if (part.type === "field") params[part.fieldname] = part.value;
    else {
      const about = { name: part.filename, type: part.mimetype, maxBytes: maxUpload };
      files.set(part.fieldname, await world.files.receive(part.file, about));
    }
  }
  return typedFields(params);
}

export function refuse(reply: FastifyReply, { code, message, parameters }: ApiError): FastifyReply {
  if (parameters?.retry_after !== undefined) reply.header("retry-after", parameters.retry_after);
  return reply.code(code).send({
    ok: false,
    error_code: code,
    description: message,
    ...(parameters === undefined ? {} : { parameters }),
  });
}

function asApiError(error: Error & { statusCode?: number }): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof FileTooLarge || error.statusCode === 413)
    return new ApiError(413, "Request Entity Too Large");
  const isTheirs = error.statusCode !== undefined && error.statusCode < 500;
  return isTheirs
    ? new ApiError(400, "Bad Request: can't parse the request")
    : new ApiError(500, "Internal Server Error");
}

/** The parameters in a body. None if it is not a JSON object. */
function parseJson(text: string): unknown {
  try {
    return text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    throw new ApiError(400, "Bad Request: can't parse JSON object");
  }
}
