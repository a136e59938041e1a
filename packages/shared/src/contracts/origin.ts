import { z } from "zod";
import { Name } from "./bounded.ts";

/** The message, or the album of messages, that a link stood in. */
export const Origin = z.object({
  chatId: z.number().int(),
  messageId: z.number().int(),
  albumId: Name.optional(),
  /** Unix seconds of the edition; absent for the message as first sent. */
  editDate: z.number().int().optional(),
});
export type Origin = z.infer<typeof Origin>;

/** `chat#message`, or `chat#album`: what one reply answers, however often the message is edited. */
export const originKey = ({ chatId, messageId, albumId }: Origin): string =>
  `${chatId}#${albumId === undefined ? messageId : `album-${albumId}`}`;
