import type { NotATweetReason } from "@memory/shared/contracts/link";
import { refusalOf, replyTo, replyToAll } from "../reply.ts";
import type { Chapter, Situation } from "../situation.ts";

const behindShortLink = "not-found-behind-short-link";

const pages: Record<Exclude<NotATweetReason, typeof behindShortLink>, readonly string[]> = {
  profile: ["https://x.com/jack"],
  search: ["https://x.com/search?q=tea"],
  list: ["https://x.com/i/lists/12345"],
  hashtag: ["https://x.com/hashtag/tea"],
  space: ["https://x.com/i/spaces/1OwGWNYrabcKQ"],
  broadcast: ["https://x.com/i/broadcasts/1OwGWNYrabcKQ"],
  media: ["https://pbs.twimg.com/media/Abc123.jpg"],
  article: ["https://x.com/i/article/1899999999999999999"],
  cut: ["https://x.com/nina_o/status/19…", "https://t.co/abc…"],
  "other-page": ["https://x.com/settings/account"],
};

/** Links to X that lead to no tweet, each with what to send instead. */
export const notATweet: Chapter = {
  title: "Links that lead to no tweet",
  situations: [
    ...Object.entries(pages).flatMap(([why, urls]) => urls.map((url) => pageSituation(why, url))),
    {
      when: "A short link of X (t.co) that leads to no tweet.",
      read: replyTo({ kind: "not-a-tweet", why: behindShortLink }),
    },
  ],
};

function pageSituation(why: string, url: string): Situation {
  if (refusalOf(url) !== why) throw new Error(`${url} is not refused as ${why}`);
  return { when: url, read: replyToAll([{ url }]) };
}
