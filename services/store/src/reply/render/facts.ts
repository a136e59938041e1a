import type { Words } from "../../words/words.ts";
import type { Card } from "../link-state.ts";

/** What a tweet has beside its text, in plain text. */
export const factsOf = (card: Card, words: Words): string[] =>
  [
    card.photos > 0 ? words.photos(card.photos) : [],
    card.videos > 0 ? words.videos(card.videos) : [],
    card.gifs > 0 ? words.gifs(card.gifs) : [],
    card.threadLength === undefined ? [] : words.thread(card.threadLength),
    card.quotedHandle === undefined ? [] : words.quotes(card.quotedHandle),
    card.repliesTo === undefined ? [] : words.repliesTo(card.repliesTo),
    card.repostedBy === undefined ? [] : words.repostedBy(card.repostedBy),
    card.hasCommunityNote === true ? words.communityNote : [],
    card.isSensitive === true ? words.sensitive : [],
    card.isOldEdition === true ? words.oldEdition : [],
  ].flat();

/** What is known to be missing from the kept tweet, in plain text. */
export const missingOf = ({ missing, keptCharacters }: Card, words: Words): string[] =>
  missing.map((part) =>
    part === "text" && keptCharacters !== undefined
      ? words.textCutAt(keptCharacters)
      : words.missing[part],
  );
