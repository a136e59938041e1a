import type { SourceName, Tweet } from "@memory/shared/contracts/tweet";
import type { Card } from "../link-state.ts";

/**
 * How far the text of a tweet is known to lack something. Some sources never prove that their text is
 * the whole, so a text of theirs counts as cut only if it ends with an ellipsis.
 */
export function textGap(tweet: Tweet): Pick<Card, "keptCharacters" | "textDoubt"> {
  if (!tweet.missing.includes("text")) return {};
  const { text } = tweet;
  const keptCharacters = [...text].length;
  const source = textSource(tweet);
  if (keptCharacters >= shortestCut && text.trimEnd().endsWith("…")) return { keptCharacters };
  if (source !== undefined && provesNothing.has(source)) return { textDoubt: source };
  return /https?:\/\/t\.co\/\w/i.test(text) ? { textDoubt: "unread-link" } : { keptCharacters };
}

const provesNothing: ReadonlySet<SourceName> = new Set(["vxtwitter", "oembed"]);

/** In a shorter text, the ellipsis is the author's own. */
const shortestCut = 100;

/** The source that gave the text: the one that says so, or the first one. */
const textSource = ({ sources }: Tweet): SourceName | undefined =>
  (sources.find(({ parts }) => parts?.includes("text")) ?? sources[0])?.name;
