import type { Tweet } from "@memory/shared/contracts/tweet";
import { shownLine } from "@memory/shared/telegram/shown-text";

/** The words that tell a tweet from others: its own or, where those are only a link, its article's, page's or pictures'. */
export function firstWords({ text, article, card, poll, media }: Tweet): string {
  const line = shownLine(text);
  if (!/^(?:https?:\/\/\S+)?$/.test(line)) return line;
  const others = [
    article?.title,
    article?.preview,
    card?.title,
    poll?.options.map(({ label }) => label).join(" / "),
    ...media.map(({ altText }) => altText),
    line,
  ];
  return others.map((other) => shownLine(other ?? "")).find((other) => other !== "") ?? "";
}
