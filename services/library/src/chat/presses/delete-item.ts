import { TweetId } from "@memory/shared/contracts/tweet";
import { escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Ports } from "../../ports.ts";
import { restoreTweet } from "../../tweets/restore-tweet.ts";
import { trashTweet } from "../../tweets/trash-tweet.ts";
import type { PressOutcome } from "../../words/base/words.ts";
import type { AskedPress, PressHandler } from "../asked.ts";
import { changeOf } from "../change-of.ts";
import { tweetLink } from "../labels/tweet-link.ts";
import { backButton, readBack } from "../tweets/back.ts";
import { beginningOf } from "../tweets/list-line.ts";
import { itemMessage, searchedAbove } from "./item.ts";
import { pressData } from "./press-data.ts";
import { editPressed } from "./pressed-message.ts";

type Target = { readonly tweetId: string; readonly back: string };

/** Deletes an opened tweet, and says so in its place: `[tweetId, back]`. */
export const deleteItem = onTarget(async (press, target, ports) => {
  const shown = deletedMessage(press, target, await beginningFor(press, target, ports));
  let told: PressOutcome = "unknown";
  await trashTweet(changeOf(press, target.tweetId), ports, async (outcome) => {
    told = outcome;
    if (outcome !== "unknown") await editPressed(press, shown, ports);
  });
  return told;
});

/** Brings a deleted tweet back, and shows it again: `[tweetId, back]`. */
export const undoItem = onTarget(async (press, target, ports) => {
  let told: PressOutcome = "unknown";
  await restoreTweet(changeOf(press, target.tweetId), ports, async (outcome) => {
    told = outcome;
  });
  const shown = await itemMessage(press, target, ports);
  if (shown !== undefined) await editPressed(press, shown, ports);
  return told;
});

/** The outcome is shown over the button. */
function onTarget(
  run: (press: AskedPress, target: Target, ports: Ports) => Promise<PressOutcome>,
): PressHandler {
  return async (press, [id, back], ports) => {
    const { pressed } = press.words.base;
    const tweetId = TweetId.safeParse(id).data;
    if (tweetId === undefined) return pressed.outdated;
    return pressed[await run(press, { tweetId, back: readBack(back) }, ports)];
  };
}

async function beginningFor({ userId, words }: AskedPress, { tweetId }: Target, ports: Ports) {
  const kept = await ports.archive.open({ userId, tweetId });
  return kept === undefined ? "" : beginningOf(kept, words);
}

function deletedMessage(press: AskedPress, { tweetId, back }: Target, beginning: string): Content {
  const { userId, words } = press;
  const told = `🗑 ${escapeHtml(words.item.deleted)} · ${tweetLink(tweetId)}`;
  const undo = pressData("undo", userId, tweetId, back);
  return {
    html: [searchedAbove(press, back) ?? "", told, beginning]
      .filter((part) => part !== "")
      .join("\n\n"),
    buttons: [
      [
        { text: words.item.buttons.undo, callback_data: undo },
        backButton(userId, tweetId, back, words),
      ],
    ],
  };
}
