import type { MissingPart } from "@memory/shared/contracts/tweet";
import type { Words } from "../../words/words.ts";
import type { Card } from "../link-state.ts";

/** What a tweet has beside its text, in plain text. */
export const factsOf = (card: Card, words: Words): string[] =>
  [
    isShownInPart(card) ? words.shownInPart : [],
    card.photos > 0 ? words.photos(card.photos) : [],
    card.videos > 0 ? words.videos(card.videos) : [],
    card.gifs > 0 ? words.gifs(card.gifs) : [],
    copiesOf(card, words),
    threadOf(card, words),
    card.quotedHandle === undefined ? [] : words.quotes(card.quotedHandle),
    card.repliesTo === undefined ? [] : words.repliesTo(card.repliesTo),
    card.repostedBy === undefined ? [] : words.repostedBy(card.repostedBy),
    card.hasCommunityNote && card.communityNote === undefined ? words.hasCommunityNote : [],
    card.isSensitive === true ? words.sensitive : [],
    card.isOldEdition === true ? words.oldEdition : [],
  ].flat();

/** Of a text that is not kept whole, `missing` tells how much there is. */
const isShownInPart = ({ text, textLength = 0, missing }: Card): boolean =>
  text.length < textLength && !missing.includes("text") && !missing.includes("article");

/** Says nothing while no copy is known, and of failures in words of their own. */
function copiesOf({ copies }: Card, words: Words): string[] {
  if (copies === undefined || copies.kept === 0) return [];
  return copies.kept === copies.of ? [words.copied] : [words.copiedInPart(copies.kept, copies.of)];
}

/** Says "all kept" only of a thread of which nothing is known to be gone, cut or missing. */
function threadOf(card: Card, words: Words): string[] {
  const { threadLength, threadAbsent = [], missing, gaps = [] } = card;
  if (threadLength === undefined) return [];
  const kept = threadLength - threadAbsent.length;
  const hasGap = missing.length > 0 || gaps.some(({ of }) => of === "thread");
  if (threadAbsent.length === 0 && !hasGap) return [words.thread(kept)];
  const isToldBelow = threadAbsent.length === 0 && missing.includes("thread");
  return isToldBelow ? [] : [words.threadInPart(kept, countEach(threadAbsent))];
}

const countEach = (reasons: NonNullable<Card["threadAbsent"]>) =>
  [...new Set(reasons)].map((why) => ({
    why,
    count: reasons.filter((reason) => reason === why).length,
  }));

/** What is known to be missing from the kept tweet and from those that belong to it, in plain text. */
export function missingOf(card: Card, words: Words): string[] {
  const { quoteAbsent, parentAbsent, gaps = [], copies } = card;
  return [
    ...card.missing.map((part) => missingPart(part, card, words)),
    ...(quoteAbsent === undefined ? [] : [words.absent.quote(quoteAbsent)]),
    ...(parentAbsent === undefined ? [] : [words.absent.parent(parentAbsent)]),
    ...gaps.map(({ of, parts }) => words.gaps(of, parts)),
    ...(copies?.failed ?? []).map(({ why, count }) => words.notCopied[why](count)),
  ];
}

function missingPart(part: MissingPart, card: Card, words: Words): string {
  const { threadLength, threadAbsent = [], tooLarge = [] } = card;
  if (tooLarge.includes(part)) return words.tooLarge(part);
  if (part === "text") return missingText(card, words);
  if (part === "thread" && threadLength !== undefined) {
    return words.threadCutAt(threadLength - threadAbsent.length);
  }
  return words.missing[part];
}

function missingText({ keptCharacters, textDoubt }: Card, words: Words): string {
  if (textDoubt === "unread-link") return words.textLinkUnread;
  if (textDoubt !== undefined) return words.textUnproven(textDoubt);
  return keptCharacters === undefined ? words.missing.text : words.textCutAt(keptCharacters);
}
