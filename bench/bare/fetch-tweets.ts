import type { Tweet } from "@memory/shared/contracts/tweet";
import { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { Pool } from "undici";
import { z } from "zod";
import { type Clients, consume, sendAll } from "./queue.ts";
import type { Tables } from "./tables.ts";

const Syndicated = z.object({
  id_str: z.string(),
  text: z.string(),
  lang: z.string(),
  created_at: z.string(),
  user: z.object({ id_str: z.string(), name: z.string(), screen_name: z.string() }),
});

/** Asks syndication for what was requested, and queues what it says. Never returns. */
export async function fetchTweets(
  playground: string,
  { tables, clients, queues }: { tables: Tables; clients: Clients; queues: [string, string] },
): Promise<void> {
  const pool = new Pool(playground, { connections: 64 });
  const [requested, resolved] = queues;
  const resolve = async (request: TweetRequested) => {
    const tweetId = request.link.tweetId ?? "";
    const text = await askSource(pool, tweetId);
    const tweet = tweetOf(Syndicated.parse(JSON.parse(text)));
    const { traceId } = request;
    const result = { kind: "found", tweet } as const;
    const resolved: TweetResolved = { version: 1, traceId, request, result };
    return { raw: { tweetId, text }, body: JSON.stringify(resolved) };
  };
  await consume(clients, requested, async (bodies) => {
    const requests = bodies.map((body) => TweetRequested.parse(JSON.parse(body)));
    await tables.findRaw(requests.map(({ link }) => link.tweetId ?? ""));
    const answers = await Promise.all(requests.map(resolve));
    await Promise.all([
      tables.putRaw(answers.map(({ raw }) => raw)),
      sendAll(
        clients.send,
        resolved,
        answers.map(({ body }) => body),
      ),
    ]);
  });
}

async function askSource(pool: Pool, id: string): Promise<string> {
  const { statusCode, body } = await pool.request({
    method: "GET",
    path: `/sources/syndication/tweet-result?id=${id}&token=${tokenOf(id)}&lang=en`,
    headers: { "user-agent": "Mozilla/5.0 (compatible; bench)" },
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`syndication: ${statusCode}`);
  return text;
}

/** Computed as in X's own embed script. */
const tokenOf = (id: string) =>
  ((Number(id) / 1e15) * Math.PI).toString(36).replace(/(0+|\.)/g, "");

const tweetOf = ({ id_str, text, lang, created_at, user }: z.infer<typeof Syndicated>): Tweet => ({
  id: id_str,
  url: `https://x.com/${user.screen_name}/status/${id_str}`,
  author: { id: user.id_str, handle: user.screen_name, name: user.name },
  text,
  postedAt: created_at,
  language: lang,
  media: [],
  missing: [],
  sources: [{ name: "syndication", readAt: new Date().toISOString() }],
});
