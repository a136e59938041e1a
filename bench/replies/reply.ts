import type { LimitSpan, Link, NotATweetReason } from "@memory/shared/contracts/link";
import { makeLinks } from "@memory/shared/contracts/links/make-links";
import type { Tweet } from "@memory/shared/contracts/tweet";
import type { Card, LinkState } from "@memory/store/reply/link-state";
import { cardOf } from "@memory/store/reply/render/card";
import { renderReply } from "@memory/store/reply/render/render-reply";
import { wordsFor } from "@memory/store/words/words-for";
import { exampleTweet } from "@memory/testing/example-request";
import { asRead } from "./as-read.ts";
import type { Read } from "./situation.ts";

/** What became of one link; `looking-up` if nothing is known yet. */
export type Outcome =
  | { readonly kind: "saved" | "trashed"; readonly tweet: Tweet; readonly copies?: Copies }
  | { readonly kind: "already-saved"; readonly tweet: Tweet; readonly savedAt: string }
  | Exclude<LinkState, { card: unknown }>
  | { readonly kind: "looking-up" };

/** How many pictures and films are copied, and why others are not. */
type Copies = NonNullable<Card["copies"]>;

/** A link of a message; without an outcome its page is refused, or it is over a limit. */
export type Sent = {
  readonly url: string;
  readonly outcome?: Outcome;
  readonly overLimit?: LimitSpan;
};

type Where = { readonly isGroup?: boolean; readonly leftOut?: number };

export const saved = (change: Partial<Tweet> = {}, copies?: Copies): Outcome => ({
  kind: "saved",
  tweet: exampleTweet(change),
  ...(copies === undefined ? {} : { copies }),
});

/** The reply to one link. */
export const replyTo = (outcome: Outcome, where: Where = {}): Read =>
  replyToAll([{ url: "https://x.com/jack/status/20", outcome }], where);

/** The reply to a message with these links. */
export function replyToAll(
  sent: readonly Sent[],
  { isGroup = false, leftOut = 0 }: Where = {},
): Read {
  const links = sent.map(linkOf);
  const states = sent.flatMap(({ outcome }, index) => {
    const state = outcome && stateOf(outcome, sent.length);
    const key = links[index]?.key;
    return state === undefined || key === undefined ? [] : [[key, { state }] as const];
  });
  const place = { chatId: isGroup ? -100 : 7, messageId: 1 };
  const content = { userId: "7", place, links, leftOut, states: new Map(states) };
  return asRead(renderReply(content, wordsFor("en")));
}

/** Why a page is refused, as the links in a message are read. */
export const refusalOf = (url: string): NotATweetReason | undefined => linkOf({ url }).refused;

function linkOf({ url, overLimit }: Sent): Link {
  const [link] = makeLinks([url]);
  if (link === undefined) throw new Error(`${url} is no link to X`);
  return overLimit === undefined ? link : { ...link, overLimit };
}

function stateOf(outcome: Outcome, linkCount: number): LinkState | undefined {
  if (outcome.kind === "looking-up") return undefined;
  if (!("tweet" in outcome)) return outcome;
  const { tweet, ...rest } = outcome;
  const copies = "copies" in outcome ? outcome.copies : undefined;
  return { ...rest, card: { ...cardOf(tweet, linkCount), copies } };
}
