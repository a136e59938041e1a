import type { Media, Poll, Tweet } from "@memory/shared/contracts/tweet";
import { shorten } from "@memory/shared/telegram/shorten";
import { shownLine, shownText } from "@memory/shared/telegram/shown-text";
import type { Card } from "../link-state.ts";
import { absenceOf, gapsOf } from "./related.ts";
import { textGap } from "./text-gap.ts";

/** UTF-16 units of tweet text that a reply has room for, shared by all its links. */
const textBudget = 2600;
/** UTF-16 units that a tweet's text gets in any case. */
const leastText = 40;
const titleLength = 100;
const noteLength = 300;

/** The part of a tweet that its reply shows, with texts cut so that `linkCount` of them have room. */
export function cardOf(tweet: Tweet, linkCount: number): Card {
  const text = shownText(textOf(tweet));
  const count = (kind: Media["kind"]) => tweet.media.filter((media) => media.kind === kind).length;
  return {
    tweetId: tweet.id,
    url: tweet.url,
    handle: tweet.author.handle,
    name: shorten(shownLine(tweet.author.name), 60) || tweet.author.handle,
    postedAt: tweet.postedAt,
    text: shorten(text, Math.max(leastText, Math.floor(textBudget / linkCount))),
    textLength: text.length,
    photos: count("photo"),
    videos: count("video"),
    gifs: count("gif"),
    quotedHandle: tweet.quoted?.kind === "found" ? tweet.quoted.author.handle : undefined,
    quoteAbsent: absenceOf(tweet.quoted),
    repliesTo: tweet.inReplyTo?.handle,
    parentAbsent: absenceOf(tweet.replyContext),
    repostedBy: tweet.repostedBy?.handle,
    threadLength: tweet.thread?.length,
    threadAbsent: tweet.thread?.flatMap((post) => absenceOf(post) ?? []),
    gaps: gapsOf(tweet),
    articleTitle: tweet.article && shorten(shownLine(tweet.article.title), titleLength),
    pollOptions: tweet.poll && pollOptions(tweet.poll),
    poll: tweet.poll && pollState(tweet.poll),
    linkTitle: tweet.card && shorten(shownLine(tweet.card.title), titleLength),
    hasCommunityNote: tweet.communityNote === undefined ? undefined : true,
    communityNote: tweet.communityNote && shorten(shownText(tweet.communityNote), noteLength),
    isSensitive: tweet.sensitive === true ? true : undefined,
    isOldEdition: tweet.edits?.isStale === true ? true : undefined,
    ...textGap(tweet),
    missing: tweet.missing,
    tooLarge: tweet.tooLarge,
  };
}

/** The tweet's text, or the article's if the tweet consists of nothing but the article's link. */
function textOf({ text, article }: Tweet): string {
  const isBareLink = /^(?:https?:\/\/\S+)?$/.test(shownLine(text));
  return isBareLink ? (article?.text ?? article?.preview ?? text) : text;
}

function pollOptions({ options }: Poll) {
  const total = options.reduce((sum, { votes = 0 }) => sum + votes, 0);
  return options.map(({ label, votes }) => ({
    label: shorten(shownLine(label), 60),
    percent: votes === undefined || total === 0 ? undefined : Math.round((votes / total) * 100),
  }));
}

/** Undefined if no source says whether it is open. */
const pollState = ({ closed, endsAt }: Poll): Card["poll"] =>
  closed === undefined ? undefined : { closed, endsAt };
