import { z } from "zod";
import { ApiError, badRequest, ProcessingError } from "../calls/api-error.ts";
import type { Call } from "../calls/method.ts";
import type { Message } from "../chats/chats.ts";
import type { FileKind } from "../files/files.ts";
import { givenFile } from "../files/given-file.ts";
import { mediaContent } from "../files/media-content.ts";
import { optional, readJson, required } from "../inline/json-field.ts";
import { captionContent } from "../text/message-content.ts";
import type { World } from "../world.ts";

const InputMedia = z.looseObject(
  { type: required("type"), media: optional("media") },
  { error: "expected an Object" },
);
const kinds: readonly string[] = ["document", "photo", "video", "animation"] satisfies FileKind[];
const isKind = (type: string): type is FileKind => kinds.includes(type);

/** The fields of a message that shows this InputMedia. Throws an ApiError in Telegram's words. */
export function inputMedia(world: World, call: Call, given: unknown, isForAlbum: boolean) {
  try {
    const { type, media, ...asked } = readJson(InputMedia, given);
    if (!isKind(type)) throw badRequest(`type "${type}" is unsupported`);
    if (isForAlbum && type === "animation") {
      throw badRequest(`type "${type}" can't be used in sendMediaGroup`);
    }
    const file = givenFile(world, call, { field: "", named: media, kind: type });
    if (file === undefined) throw badRequest("media not found");
    const content: Partial<Message> = {
      ...mediaContent(file, type, asked),
      ...captionContent(asked),
    };
    return { kind: type, content };
  } catch (error) {
    if (!(error instanceof ApiError) || error instanceof ProcessingError) throw error;
    throw badRequest(`can't parse InputMedia: ${error.message.replace("Bad Request: ", "")}`);
  }
}
