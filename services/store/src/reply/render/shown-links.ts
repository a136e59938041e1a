import type { Link } from "@memory/shared/contracts/link";
import type { LinkState } from "../link-state.ts";
import type { ReplyContent } from "../reply-content.ts";
import type { ShownState } from "../shown-state.ts";

export type ShownLink = { readonly link: Link; readonly state: ShownState };

/** What a reply to several links consists of; `head` and `leftOut` are HTML. */
export type ReplyParts = {
  readonly head: string;
  readonly leftOut: readonly string[];
  readonly links: readonly ShownLink[];
};

/** Every link with what the reply shows of it. */
export const shownLinks = (content: ReplyContent): ShownLink[] =>
  content.links.map((link) => ({ link, state: stateOf(link, content) }));

function stateOf(link: Link, { states, place }: ReplyContent): ShownState {
  const isGroup = place.chatId <= 0 || place.guestQueryId !== undefined;
  const state = isGroup ? withoutLabels(states.get(link.key)?.state) : states.get(link.key)?.state;
  // A group must not learn whether or when a person had saved something before.
  if (state?.kind === "already-saved" && isGroup) return { kind: "saved", card: state.card };
  if (state !== undefined) return state;
  if (link.refused !== undefined) return { kind: "not-a-tweet", why: link.refused };
  if (link.overLimit !== undefined) return { kind: "over-limit", span: link.overLimit };
  return { kind: "looking-up" };
}

/** What a person has written to a tweet is theirs alone. */
const withoutLabels = (state: LinkState | undefined): LinkState | undefined =>
  state !== undefined && "card" in state
    ? { ...state, card: { ...state.card, tags: undefined, note: undefined } }
    : state;
