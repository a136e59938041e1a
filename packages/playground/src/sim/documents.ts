import type { IncomingMessage } from "node:http";
import { rangeOf } from "@memory/shared/process/range-of";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { StoredFile } from "../telegram/files/files.ts";
import { mediaContent } from "../telegram/files/media-content.ts";
import { FileTooLarge } from "../telegram/files/spool.ts";
import type { World } from "../telegram/world.ts";
import { accept, BadInput } from "./bad-input.ts";
import { write } from "./messages.ts";

/** Telegram takes 2 GB from people. The bot can read 20 MB of it. */
const maxBytes = 200 * 1024 * 1024;

const Sent = z.object({
  from: z.coerce.number({ error: "must be a user's id" }),
  chat: z.coerce.number({ error: "must be a chat's id" }).optional(),
  bot_is_member: z.stringbool({ error: "must be true or false" }).default(true),
  name: z.string().min(1).max(255).default("file"),
  caption: z.string().optional(),
  language_code: z.string().optional(),
  first_name: z.string().optional(),
  reply_to_message: z.coerce.number({ error: "must be a message's id" }).optional(),
});

/** Lets people send files, and reads the files of the chats. */
export async function documentRoutes(
  app: FastifyInstance,
  { world }: { world: World },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));

  app.post("/sim/documents", async ({ query, body, headers }) => {
    const { from, chat, bot_is_member, name, first_name, ...more } = accept(Sent, query);
    const type = headers["content-type"] ?? "application/octet-stream";
    const upload = await received(world, body, { name, type, maxBytes });
    try {
      if (upload.bytes === 0) throw new BadInput("the body: a file must not be empty");
      const file = world.files.keep(upload, "document");
      const person = { id: from, ...(first_name === undefined ? {} : { first_name }) };
      const where = chat === undefined ? {} : { chat: { id: chat, bot_is_member } };
      const document = mediaContent(file, "document", {});
      return write(world, { from: person, ...where, ...more, ...document });
    } catch (error) {
      world.files.takeBack([upload]);
      throw error;
    }
  });

  app.get<{ Params: { id: string } }>("/sim/documents/:id", async ({ params, headers }, reply) =>
    give(world, params.id, headers.range, reply),
  );
}

async function received(
  { files }: World,
  body: unknown,
  about: { name: string; type: string; maxBytes: number },
) {
  if (body === undefined) throw new BadInput("the body: a file must not be empty");
  try {
    return await files.receive(body as IncomingMessage, about);
  } catch (error) {
    if (error instanceof FileTooLarge) throw new BadInput(error.message, 413);
    throw error;
  }
}

/** Gives a file whole or the range that is asked for: a browser seeks in a film by ranges. */
function give(
  { files }: World,
  id: string,
  asked: string | undefined,
  reply: FastifyReply,
): FastifyReply {
  const file = files.find(id);
  if (file === undefined) throw new BadInput(`there is no file ${id}`, 404);
  if (!("key" in file)) throw new BadInput(`file ${id} was sent by its URL, ${file.url}`, 404);
  const { bytes } = file;
  const range = rangeOf(asked, bytes);
  reply
    .header("accept-ranges", "bytes")
    .header("content-security-policy", "sandbox")
    .header("x-content-type-options", "nosniff");
  if (range === "unsatisfiable") {
    return reply.code(416).header("content-range", `bytes */${bytes}`).send();
  }
  const [first, last] = range ?? [0, bytes - 1];
  if (range !== undefined) {
    reply.code(206).header("content-range", `bytes ${first}-${last}/${bytes}`);
  }
  return reply
    .type(file.type)
    .header("content-length", last - first + 1)
    .header(
      "content-disposition",
      `${dispositionOf(file)}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .send(files.read(file, range));
}

/** Photos and films open in the browser. Everything else is downloaded, since a page or an SVG could run scripts. */
function dispositionOf({ kind, type }: StoredFile): "inline" | "attachment" {
  const isShown = kind !== "document" && /^(?:image\/(?:jpeg|png|gif|webp)|video\/mp4)$/.test(type);
  return isShown ? "inline" : "attachment";
}
