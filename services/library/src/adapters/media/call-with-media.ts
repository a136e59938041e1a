import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Telegram } from "@memory/shared/telegram/client";
import type { Attempt } from "@memory/shared/telegram/next-attempt";
import type { StreamedFile } from "@memory/shared/telegram/streamed-file";
import type { SentMedia } from "../../ports.ts";
import type { SentKind } from "./sent-as.ts";

/** A file, as what it is sent, and what the Bot API is given for it. */
export type Piece = {
  readonly media: SentMedia;
  readonly as: SentKind;
  readonly file: StreamedFile | string;
};

/** A message that Telegram made of a file. */
export type SentMessage = {
  readonly photo?: readonly { readonly file_id: string }[];
  readonly video?: { readonly file_id: string };
  readonly animation?: { readonly file_id: string };
  readonly document?: { readonly file_id: string };
};

/** Sends one file as what it is, several as an album. */
export async function callWithMedia(
  { api, uploads }: Pick<Telegram, "api" | "uploads">,
  attempt: Attempt,
  pieces: readonly Piece[],
  signal: AbortSignal,
): Promise<readonly SentMessage[]> {
  const client = pieces.every(({ file }) => typeof file === "string") ? api : uploads;
  const place = fieldsOfPlace(attempt);
  const [first, ...others] = pieces;
  if (first === undefined) return [];
  if (others.length > 0) {
    const media = pieces.map((piece) => ({
      type: piece.as,
      media: piece.file,
      ...filmFields(piece),
    }));
    return client.sendMediaGroup({ ...place, media }, signal);
  }
  const { file, as } = first;
  const film = { ...place, ...filmFields(first) };
  if (as === "photo") return [await client.sendPhoto({ ...place, photo: file }, signal)];
  if (as === "video") return [await client.sendVideo({ ...film, video: file }, signal)];
  if (as === "animation") return [await client.sendAnimation({ ...film, animation: file }, signal)];
  return [await client.sendDocument({ ...place, document: file }, signal)];
}

const fieldsOfPlace = ({ chatId, threadId, answers }: Attempt) => ({
  chat_id: chatId,
  ...omitUndefined({ message_thread_id: threadId }),
  ...(answers === undefined
    ? {}
    : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
});

/** Telegram does not look into a film for its size and length. */
function filmFields({ as, media: { copy } }: Piece) {
  if (copy === undefined || as === "photo" || as === "document") return {};
  const { Width: width, Height: height, DurationMs } = copy;
  const duration = DurationMs === undefined ? undefined : Math.round(DurationMs / 1000);
  return {
    ...omitUndefined({ width, height, duration }),
    ...(as === "video" ? { supports_streaming: true } : {}),
  };
}
