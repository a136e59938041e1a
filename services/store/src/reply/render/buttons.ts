import { encodeCallbackData } from "@memory/shared/contracts/callback-data";
import type { Words } from "../../words/words.ts";
import type { ShownState } from "../shown-state.ts";
import type { Button } from "./rendered.ts";
import type { ShownLink } from "./shown-links.ts";

const buttonsPerRow = 3;
/** Telegram allows 100. */
const maxButtons = 50;

/** Buttons to open the tweet and to delete it or bring it back; none for a link without a tweet. */
export function buttonsOfOne(userId: string, state: ShownState, words: Words): Button[][] {
  const change = changeButton({ userId, state, words });
  if (!("card" in state) || change === undefined) return [];
  return [[{ text: words.buttons.open, url: state.card.url }, change]];
}

/** One numbered button per tweet, to delete it or bring it back. */
export function buttonsOfMany(
  userId: string,
  links: readonly ShownLink[],
  words: Words,
): Button[][] {
  const buttons = links
    .flatMap(({ state }, index) => changeButton({ userId, state, words, number: index + 1 }) ?? [])
    .slice(0, maxButtons);
  return Array.from({ length: Math.ceil(buttons.length / buttonsPerRow) }, (_, row) =>
    buttons.slice(row * buttonsPerRow, (row + 1) * buttonsPerRow),
  );
}

type Change = {
  readonly userId: string;
  readonly state: ShownState;
  readonly words: Words;
  readonly number?: number;
};

function changeButton({ userId, state, words, number }: Change): Button | undefined {
  if (!("card" in state)) return undefined;
  const action = state.kind === "trashed" ? "undo" : "delete";
  const { tweetId } = state.card;
  return {
    text: words.buttons[action] + (number === undefined ? "" : ` ${number}`),
    callback_data: encodeCallbackData({ action, owner: userId, tweetId }),
  };
}
