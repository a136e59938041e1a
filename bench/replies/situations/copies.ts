import { type CopyFailure, copyFailures } from "@memory/copies/rows/copy";
import type { Media } from "@memory/shared/contracts/tweet";
import { replyTo, saved } from "../reply.ts";
import type { Chapter } from "../situation.ts";

const photo = { kind: "photo", url: "https://pbs.twimg.com/media/a.jpg" } as const;
const video = { kind: "video", url: "https://video.twimg.com/a.mp4" } as const;

const situations: Readonly<Record<CopyFailure, string>> = {
  gone: "X has one of the files no more.",
  refused: "X refuses one of the files: taken down, or blocked where Memory runs.",
  "too-large": "A film is larger than the limit for one file.",
  "playlist-only": "A broadcast has no file, only a playlist.",
  "over-limit": "The limit of a person's day, or of all copies together, is reached.",
  "given-up": "A file could not be had for two days.",
};

const reply = (media: readonly Media[], kept: number, failed: readonly CopyFailure[]) => {
  const copies = { kept, of: media.length, failed: failed.map((why) => ({ why, count: 1 })) };
  return replyTo(saved({ media: [...media] }, copies));
};

/** What a reply says of the copies of pictures and films. */
export const copies: Chapter = {
  title: "Pictures and films",
  situations: [
    {
      when: "The tweet is saved. Its pictures are being copied, which delays nothing.",
      read: replyTo(saved({ media: [photo, photo] })),
    },
    { when: "Some seconds later all are copied.", read: reply([photo, photo], 2, []) },
    {
      when: "One of two could be copied. Memory tries the other for two days.",
      read: reply([photo, video], 1, []),
    },
    ...copyFailures.map((why) => ({
      when: situations[why],
      read: reply([photo, video], 1, [why]),
    })),
  ],
};
