import { z } from "zod";

/**
 * Sizes of what comes from outside: well above all that is real, so that whoever sends more gets none
 * of it into a queue, a table or a reply.
 */

/** A name, a title, a date, a kind, an id of somebody else's. */
export const Name = z.string().max(1_000);

/** A description, an alt text, a note. */
export const Words = z.string().max(20_000);

export const Url = z.string().max(8_192);

export const maxTextLength = 2_000_000;
/** The text of a tweet or an article. */
export const Text = z.string().max(maxTextLength);

/** The Telegram id of a person, or of a channel, which is negative. */
export const UserId = z.string().regex(/^-?\d{1,16}$/);
