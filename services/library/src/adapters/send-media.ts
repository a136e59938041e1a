import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import type { Place } from "@memory/shared/telegram/place";
import type { Answers, SentMedia } from "../ports.ts";

/** Sends pictures and videos by their addresses: one as what it is, several as an album, in which a GIF is a video. */
export function mediaSender({ api, call }: Telegram, log: Log): Answers["sendMedia"] {
  const sendOne = (place: Place, { kind, url }: SentMedia) => {
    const fields = fieldsOfPlace(place);
    if (kind === "photo") return api.sendPhoto({ ...fields, photo: url });
    if (kind === "video") return api.sendVideo({ ...fields, video: url });
    return api.sendAnimation({ ...fields, animation: url });
  };
  const sendAlbum = (place: Place, media: readonly SentMedia[]) =>
    api.sendMediaGroup({
      ...fieldsOfPlace(place),
      media: media.map(({ kind, url }) => ({
        type: kind === "photo" ? "photo" : "video",
        media: url,
      })),
    });

  return async (place, media) => {
    const [first, ...others] = media;
    if (first === undefined) return false;
    const sent = await call<unknown>(place.chatId, () =>
      others.length === 0 ? sendOne(place, first) : sendAlbum(place, media),
    );
    if (sent.kind === "refused") {
      const { why, description } = sent;
      log.info({ why, description }, "Telegram did not take pictures or videos");
    }
    return sent.kind === "ok";
  };
}

const fieldsOfPlace = ({ chatId, messageId, threadId }: Place) => ({
  chat_id: chatId,
  ...(threadId === undefined ? {} : { message_thread_id: threadId }),
  reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
});
