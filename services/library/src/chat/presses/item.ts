import { TweetId } from "@memory/shared/contracts/tweet";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Ports } from "../../ports.ts";
import { knownCopies } from "../../tweets/copies/known-copies.ts";
import type { AskedPress, PressHandler } from "../asked.ts";
import { queryIn, queryLine } from "../search/query-line.ts";
import { readBack } from "../tweets/back.ts";
import { renderTweet } from "../tweets/render-tweet.ts";
import { editPressed } from "./pressed-message.ts";

/** Opens a tweet in place of the list: `[tweetId, back, page]`. */
export const openItem: PressHandler = async (press, [tweetId, back, page], ports) => {
  const shown = await itemMessage(
    press,
    { tweetId, back, page: Number.parseInt(page ?? "0", 10) },
    ports,
  );
  return shown === undefined ? press.words.item.shown.notKept : editPressed(press, shown, ports);
};

type Asked = { tweetId: string | undefined; back: string | undefined; page?: number };

/** The message that shows the tweet; undefined if the person does not keep it. */
export async function itemMessage(
  press: AskedPress,
  { tweetId, back, page = 0 }: Asked,
  { archive, copies }: Pick<Ports, "archive" | "copies">,
): Promise<Content | undefined> {
  const { userId, words } = press;
  const id = TweetId.safeParse(tweetId).data;
  const kept = id === undefined ? undefined : await archive.open({ userId, tweetId: id });
  if (kept === undefined) return undefined;
  const way = readBack(back);
  const known = await knownCopies(kept.tweet.id, copies);
  return renderTweet(
    userId,
    {
      kept,
      copies: known,
      back: way,
      page: Number.isNaN(page) ? 0 : page,
      head: searchedAbove(press, way),
    },
    words,
  );
}

/** The line that tells what was searched for, for the way back to the hits. */
export function searchedAbove({ command }: AskedPress, back: string): string | undefined {
  const query = back.startsWith("s") ? queryIn(command.text) : undefined;
  return query === undefined ? undefined : queryLine(query);
}
