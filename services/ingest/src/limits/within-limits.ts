import type { Link } from "@memory/shared/contracts/link";
import { originKey } from "@memory/shared/contracts/origin";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Reading } from "../read/read-update.ts";
import type { Allowances } from "./allowances.ts";

type Limited = { readonly reading: Reading; giveBack(): void };

/**
 * Removes the requests over the person's rate limit. Their links are marked in the remaining requests,
 * so that the one reply tells which were refused. If none remains, one marked request stays to have the
 * reply sent. A link that leads to no tweet is not counted.
 */
export function withinLimits(reading: Reading, allowances: Allowances): Limited {
  const [first] = reading.kind === "links" ? reading.requests : [];
  if (reading.kind !== "links" || first === undefined) return { reading, giveBack: () => {} };

  const keyOf = ({ key }: Link) => `${first.userId} ${originKey(first.origin)} ${key}`;
  const counting = reading.requests.filter(({ link }) => link.refused === undefined);
  const { full, giveBack } = allowances.take(
    first.userId,
    counting.map(({ link }) => keyOf(link)),
  );
  if (full.size === 0) return { reading, giveBack };

  const marked = (link: Link): Link => {
    const overLimit = full.get(keyOf(link));
    return overLimit === undefined ? link : { ...link, overLimit };
  };
  const taken = reading.requests.filter(({ link }) => !full.has(keyOf(link)));
  const requests = (taken.length > 0 ? taken : [first]).map((request: TweetRequested) => ({
    ...request,
    link: marked(request.link),
    links: request.links.map(marked),
  }));
  const seen = taken.length > 0 ? reading.seen : undefined;
  return { reading: { ...reading, requests, seen }, giveBack };
}
