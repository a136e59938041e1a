import type { Kept } from "@memory/archive/archive";
import type { Button } from "@memory/shared/telegram/message-form";
import { pressData } from "../presses/press-data.ts";

const perRow = 5;

/** A numbered button for each tweet, which opens it. `back` says where its way back leads to. */
export function numberButtons(
  owner: string,
  tweets: readonly Kept[],
  { from = 1, back }: { from?: number; back: (index: number) => string },
): Button[][] {
  const buttons = tweets.map(({ item }, index) => ({
    text: String(from + index),
    callback_data: pressData("item", owner, item.TweetID, back(index)),
  }));
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
}
