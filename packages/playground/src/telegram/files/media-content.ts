import { z } from "zod";
import { integer, read } from "../calls/method.ts";
import type { Message } from "../chats/chats.ts";
import type { FileKind, StoredFile } from "./files.ts";

const Shape = z.object({ width: integer, height: integer, duration: integer });

/** The fields of a message that shows this file. `asked` may say how wide, high and long a film is. */
export function mediaContent(
  file: StoredFile,
  kind: FileKind,
  asked: Record<string, unknown>,
): Partial<Message> {
  const named = {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    ...("bytes" in file ? { file_size: file.bytes } : {}),
  };
  const document = { file_name: file.name, mime_type: file.type, ...named };
  const { width, height, duration } = read(Shape, asked);
  const film = { width: width || 1280, height: height || 720, duration, ...document };
  switch (kind) {
    case "document":
      return { document };
    case "photo":
      return { photo: [{ width: 1280, height: 853, ...file.pixels, ...named }] };
    case "video":
      return { video: film };
    case "animation":
      // A client that does not know animations shows the document.
      return { animation: film, document };
  }
}
