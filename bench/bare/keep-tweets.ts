import { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { type Clients, consume } from "./queue.ts";
import type { Tables } from "./tables.ts";
import type { createTelegram } from "./telegram.ts";

type Ports = {
  readonly tables: Tables;
  readonly clients: Clients;
  readonly telegram: ReturnType<typeof createTelegram>;
};

/** Keeps what was found and replies to its message. Never returns. */
export async function keepTweets({ tables, clients, telegram }: Ports, queue: string) {
  const keep = async ({ request, result }: TweetResolved) => {
    if (result.kind !== "found") throw new Error(`a bare pipeline knows no ${result.kind}`);
    const { tweet } = result;
    await tables.putClaim(request, tweet);
    await tables.putItem(request, tweet);
    await tables.leaseReply(request, tweet);
    const { chatId, messageId } = request.origin;
    const sent = (await telegram("sendMessage", {
      chat_id: chatId,
      text: `✅ Saved\n\n<b>${escaped(tweet.author.name)}</b> @${tweet.author.handle}\n${escaped(tweet.text)}`,
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
      reply_markup: { inline_keyboard: [[{ text: "Open", url: tweet.url }]] },
    })) as { message_id: number };
    await tables.finishReply(request, sent.message_id);
  };
  await consume(clients, queue, async (bodies) => {
    const messages = bodies.map((body) => TweetResolved.parse(JSON.parse(body)));
    await tables.findBlocks(messages.map(({ request }) => request.userId));
    await Promise.all(messages.map(keep));
  });
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
