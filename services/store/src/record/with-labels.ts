import type { Claim } from "@memory/archive/rows/claim";
import { shorten } from "@memory/shared/telegram/shorten";
import { shownLine, shownText } from "@memory/shared/telegram/shown-text";
import type { Card } from "../reply/link-state.ts";

const tagsLength = 150;
const noteLength = 200;

/** What the reply shows of a tweet, with the tags and the note that the person has given it. */
export const withLabels = (card: Card, { Tags, Note }: Pick<Claim, "Tags" | "Note">): Card => ({
  ...card,
  tags: Tags.length === 0 ? undefined : shorten(Tags.map(hashtag).join(" "), tagsLength),
  note: Note === undefined ? undefined : shorten(shownText(Note), noteLength),
});

const hashtag = (tag: string): string => `#${shownLine(tag).replace(/^#+/, "")}`;
