import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { Pool } from "undici";
import { stockDocuments } from "../world/clients.ts";

type Saved = { readonly text: string; readonly author: string };

/** What the bots of a single process share: they ask syndication, and keep a tweet with one put. */
export function createSaver(dynamodb: string, playground: string) {
  const client = stockDocuments(dynamodb);
  const pool = new Pool(playground, { connections: 64 });
  return {
    /** Throws if syndication does not answer within 4 s, or not with the tweet. */
    async fetchTweet(id: string): Promise<Saved> {
      const token = ((Number(id) / 1e15) * Math.PI).toString(36).replace(/(0+|\.)/g, "");
      const { statusCode, body } = await pool.request({
        method: "GET",
        path: `/sources/syndication/tweet-result?id=${id}&token=${token}&lang=en`,
        headers: { "user-agent": "Mozilla/5.0 (compatible; bench)" },
        signal: AbortSignal.timeout(4_000),
      });
      const answer = (await body.json()) as { text: string; user: { screen_name: string } };
      if (statusCode !== 200) throw new Error(`syndication: ${statusCode}`);
      return { text: answer.text, author: answer.user.screen_name };
    },
    async keepTweet(userId: number, id: string, { text, author }: Saved): Promise<void> {
      const Item = {
        UserID: String(userId),
        Timestamp: new Date().toISOString(),
        TweetID: id,
        Content: text,
        Media: [],
        Username: author,
        URL: `https://x.com/${author}/status/${id}`,
      };
      await client.send(new PutCommand({ TableName: "Tweets", Item }));
    },
  };
}

/** The id of the first tweet that a text links to. */
export const tweetIdIn = (text: string): string | undefined => /\/status\/(\d+)/.exec(text)?.[1];
