import { decodeCallbackData } from "@memory/shared/contracts/callback-data";
import { makeLinks } from "@memory/shared/contracts/links/make-links";
import { scanText } from "@memory/shared/contracts/links/scan-text";
import { TweetId } from "@memory/shared/contracts/tweet";
import type { AskedMessage } from "./asked.ts";
import { readPressData } from "./presses/press-data.ts";

/** Presses whose first argument is the one tweet that the message with the button shows. */
const aboutOneTweet = new Set(["tag", "untag", "addtag", "note", "unnote", "del", "undo", "media"]);

/** Which tweet a message is about: the one that it links to, or else that of the message it replies to. */
export function tweetMeant({ userId, command }: AskedMessage): string | "several" | undefined {
  const { argument = "", repliesTo } = command;
  const written = makeLinks(scanText(argument).map(({ candidate }) => candidate));
  const shown = (repliesTo?.buttons ?? []).flatMap((data) => shownBy(data, userId) ?? []);
  const [ids = []] = [
    written.flatMap(({ tweetId }) => tweetId ?? []),
    shown,
    repliesTo?.tweetIds ?? [],
  ].filter((found) => found.length > 0);
  const [first, ...others] = new Set(ids);
  return others.length > 0 ? "several" : first;
}

function shownBy(data: string, userId: string): string | undefined {
  const press = decodeCallbackData(data);
  if (press !== undefined) return press.owner === userId ? press.tweetId : undefined;
  const own = readPressData(data);
  if (own?.owner !== userId || !aboutOneTweet.has(own.name)) return undefined;
  return TweetId.safeParse(own.args[0]).data;
}

/** The argument of a command without the links in it. */
export function withoutLinks(argument = ""): string {
  let words = argument;
  for (const { candidate } of scanText(argument)) {
    if (makeLinks([candidate]).length > 0) words = words.replace(candidate, "");
  }
  return words.trim();
}
