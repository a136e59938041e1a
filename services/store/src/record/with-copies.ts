import type { Copies } from "@memory/copies/copies";
import { type Copy, copyFailures } from "@memory/copies/rows/copy";
import type { Card } from "../reply/link-state.ts";

/** Pictures and films that people look at; whether there is a copy of an avatar is not worth a word. */
const looked: ReadonlySet<string> = new Set(["photo", "video", "gif"]);

/** What the reply shows of a tweet, with what became of the copies of its pictures and films. */
export async function withCopies(card: Card, copies: Pick<Copies, "list">): Promise<Card> {
  const all = (await copies.list(card.tweetId)).filter(({ Kind }) => looked.has(Kind));
  if (all.length === 0) return card;
  const count = (status: Copy["Status"]) => all.filter(({ Status }) => Status === status).length;
  return {
    ...card,
    copies: {
      kept: count("kept"),
      of: all.length,
      failed: copyFailures
        .map((why) => ({ why, count: count(why) }))
        .filter((failed) => failed.count > 0),
    },
  };
}
