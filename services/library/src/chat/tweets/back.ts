import type { Button } from "@memory/shared/telegram/message-form";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";

/**
 * Where the way back from an opened tweet leads to: `l` and the code of a list's page, `s` and the offset of a
 * search's page, or `r` after /random.
 */
export function backButton(owner: string, tweetId: string, back: string, words: Words): Button {
  const code = back.slice(1);
  if (back.startsWith("s"))
    return { text: words.item.buttons.back, callback_data: pressData("search", owner, code) };
  if (back.startsWith("r"))
    return { text: words.random.another, callback_data: pressData("random", owner, tweetId) };
  return { text: words.item.buttons.back, callback_data: pressData("list", owner, code) };
}

/** What `back` is, if it is what our buttons hold. */
export const readBack = (back = ""): string => (/^[lsr][0-9a-z-]{0,12}$/.test(back) ? back : "l");
