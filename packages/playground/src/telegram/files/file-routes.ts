import type { FastifyInstance } from "fastify";
import { ApiError } from "../calls/api-error.ts";
import { isToken, refuse } from "../calls/bot-api.ts";
import type { World } from "../world.ts";

/** Serves the files of `getFile`. */
export async function fileRoutes(app: FastifyInstance, { world }: { world: World }): Promise<void> {
  app.get<{ Params: { token: string; "*": string } }>("/file/bot:token/*", ({ params }, reply) => {
    if (!isToken(params.token)) return refuse(reply, new ApiError(401, "Unauthorized"));
    const file = world.files.at(params["*"]);
    if (file === undefined || !("key" in file)) {
      return refuse(reply, new ApiError(404, "Not Found"));
    }
    return reply
      .type("application/octet-stream")
      .header("content-length", file.bytes)
      .send(world.files.read(file));
  });
}
