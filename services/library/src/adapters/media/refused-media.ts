/** What Telegram's words for a refused file ask for. The Bot API has no codes for these. */
export type RefusedMedia = {
  /** It does not know the `file_id`, or not as this kind of file. */
  readonly isFileIdUnknown: boolean;
  /** Of an album: the place of the file that it refuses, from 0. */
  readonly place?: number;
};

/** Reads the description of a 400. */
export function refusedMedia(description: string): RefusedMedia {
  const [, number] = /failed to send message #(\d+)/i.exec(description) ?? [];
  return {
    isFileIdUnknown:
      /wrong (?:remote )?file[_ ]?(?:identifier|id)|FILE_REFERENCE_\w+|type of file mismatch|wrong padding in the string|wrong string length/i.test(
        description,
      ),
    ...(number === undefined ? {} : { place: Number(number) - 1 }),
  };
}
