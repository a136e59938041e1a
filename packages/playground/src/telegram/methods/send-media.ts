import { badRequest } from "../calls/api-error.ts";
import type { Method } from "../calls/method.ts";
import { post } from "../chats/post.ts";
import type { FileKind } from "../files/files.ts";
import { givenFile } from "../files/given-file.ts";
import { mediaContent } from "../files/media-content.ts";
import { captionContent } from "../text/message-content.ts";

const sending =
  (kind: FileKind): Method =>
  (world, call) => {
    const caption = captionContent(call.params);
    const file = givenFile(world, call, { field: kind, named: call.params[kind], kind });
    if (file === undefined) throw badRequest(`there is no ${kind} in the request`);
    const content = { ...mediaContent(file, kind, call.params), ...caption };
    return { result: post(world, call, content) };
  };

export const sendDocument = sending("document");
export const sendPhoto = sending("photo");
export const sendVideo = sending("video");
export const sendAnimation = sending("animation");
