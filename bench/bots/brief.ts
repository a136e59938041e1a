import { Bot } from "grammy";
import { createSaver, tweetIdIn } from "./save.ts";
import type { BotOptions } from "./start-bot.ts";

/**
 * The plainest design: one process that polls, takes one update at a time, fetches, puts and replies.
 * What it cannot do at once it tells, and forgets.
 */
export function runBrief({ token, playground, dynamodb }: BotOptions): void {
  const { fetchTweet, keepTweet } = createSaver(dynamodb, playground);
  const bot = new Bot(token, { client: { apiRoot: playground } });
  bot.on("message:text", async (context) => {
    const id = tweetIdIn(context.message.text);
    if (id === undefined) return;
    try {
      await keepTweet(context.from.id, id, await fetchTweet(id));
      await context.reply("✅ Saved");
    } catch {
      await context.reply("That did not work.");
    }
  });
  // A chat that is gone by the time of its answer: without this, grammY ends the process.
  bot.catch(() => {});
  void bot.start({ onStart: () => void process.send?.("ready") });
}
