import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { type Call, type Method, nested, read, string } from "../calls/method.ts";
import type { Upload } from "../chats/documents.ts";
import { post } from "../chats/post.ts";
import { givenCaption } from "../text/given-text.ts";
import type { World } from "../world.ts";

const Caption = z.object({
  caption: string,
  parse_mode: string,
  caption_entities: nested("caption entities"),
});

export const sendDocument: Method = (world, call) => {
  const { caption, parse_mode, caption_entities } = read(Caption, call.params);
  const formatted = givenCaption({
    text: caption,
    parseMode: parse_mode,
    entities: caption_entities,
  });
  const { id, upload } = documentOf(world, call);
  return {
    result: post(world, call, {
      document: {
        file_id: id,
        file_unique_id: id.slice(0, 16),
        file_name: upload.name,
        mime_type: upload.type,
        file_size: upload.content.length,
      },
      ...(formatted.text === "" ? {} : { caption: formatted.text }),
      ...(formatted.entities.length === 0 ? {} : { caption_entities: formatted.entities }),
    }),
  };
};

/** The file of a call: uploaded, attached under another name, or sent before. */
function documentOf({ documents }: World, { params, files }: Call): { id: string; upload: Upload } {
  const named = typeof params.document === "string" ? params.document : "";
  const uploaded = files.get(named.startsWith("attach://") ? named.slice(9) : "document");
  if (uploaded !== undefined) {
    if (uploaded.content.length === 0) throw badRequest("file must be non-empty");
    return { id: documents.keep(uploaded), upload: uploaded };
  }
  if (named === "") throw badRequest("there is no document in the request");
  const known = documents.find(named);
  if (known === undefined) throw badRequest("wrong remote file identifier specified");
  return { id: named, upload: known };
}
