import { randomInt } from "node:crypto";
import { z } from "zod";
import { badRequest, ProcessingError } from "../calls/api-error.ts";
import { type Method, nested, read } from "../calls/method.ts";
import { post } from "../chats/post.ts";
import { inputMedia } from "./input-media.ts";

/** Sends an album: a message for each of its media, with one `media_group_id`. It has no buttons. */
export const sendMediaGroup: Method = (world, call) => {
  const { media: given } = read(z.object({ media: nested("media") }), call.params);
  if (!Array.isArray(given)) throw badRequest("expected an Array of InputMedia");
  const media = given.map((item, index) =>
    numbered(index + 1, () => inputMedia(world, call, item, true)),
  );
  if (media.length > 10) throw badRequest("too many messages to send as an album");
  if (media.length === 0) throw badRequest("there are no messages to send");
  // Telegram's own server takes one as well, but its documentation does not promise that.
  if (media.length === 1) throw badRequest("an album must include 2-10 items");
  const documents = media.filter(({ kind }) => kind === "document").length;
  if (documents > 0 && documents < media.length) {
    throw badRequest("document can't be mixed with other media types");
  }
  const media_group_id = String(randomInt(2 ** 47));
  const { reply_markup: _, ...params } = call.params;
  const result = media.map(({ content }) =>
    post(world, { ...call, params }, { media_group_id, ...content }),
  );
  return { result };
};

/** Names the message of an album whose file is refused. None of the album is sent then. */
function numbered<T>(number: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProcessingError)) throw error;
    throw badRequest(`failed to send message #${number} with the error message "${error.reason}"`);
  }
}
