import { setTimeout as pause } from "node:timers/promises";
import { run } from "@grammyjs/runner";
import { Bot } from "grammy";
import { createSaver, tweetIdIn } from "./save.ts";
import type { BotOptions } from "./start-bot.ts";

const tries = 3;

/**
 * A single process done well: grammY's runner takes many updates at once, a failed fetch is tried again
 * after a second and two, and whoever gets no tweet is asked to send the link again.
 */
export async function runFair({ token, playground, dynamodb }: BotOptions): Promise<void> {
  const { fetchTweet, keepTweet } = createSaver(dynamodb, playground);
  const bot = new Bot(token, { client: { apiRoot: playground } });

  const fetchWithRetries = async (id: string) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await fetchTweet(id);
      } catch (error) {
        if (attempt === tries) throw error;
        await pause(attempt * 1_000);
      }
    }
  };

  bot.on("message:text", async (context) => {
    const id = tweetIdIn(context.message.text);
    if (id === undefined) return;
    void context.react("👀").catch(() => undefined);
    const reply_parameters = { message_id: context.message.message_id };
    try {
      const tweet = await fetchWithRetries(id);
      await keepTweet(context.from.id, id, tweet);
      await context.reply(`✅ Saved\n\n@${tweet.author}\n${tweet.text}`, { reply_parameters });
    } catch {
      await context.reply("The tweet cannot be read now. Please send the link again later.", {
        reply_parameters,
      });
    }
  });
  bot.catch(() => undefined);
  await bot.init();
  run(bot);
  process.send?.("ready");
}
