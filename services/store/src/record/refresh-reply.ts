import type { Archive } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import type { Copies } from "@memory/copies/copies";
import { originKey } from "@memory/shared/contracts/origin";
import type { ReplyStale } from "@memory/shared/contracts/reply-stale";
import type { Replies } from "../ports.ts";
import type { LinkState } from "../reply/link-state.ts";
import type { ReplyRow, StampedState } from "../reply/protocol/reply-row.ts";
import type { ShowUpdate } from "../reply/protocol/show-state.ts";
import { withCopies } from "./with-copies.ts";
import { withLabels } from "./with-labels.ts";

type Ports = {
  readonly archive: Archive;
  readonly copies: Pick<Copies, "list">;
  readonly replies: Replies;
  readonly show: ShowUpdate;
};

/** Shows what the claim says now, which may be newer than the change that sent this message. */
export async function refreshReply(
  { userId, origin, tweetId, traceId, languageCode }: ReplyStale,
  { archive, copies, replies, show }: Ports,
): Promise<void> {
  const row = await replies.find({ userId, origin: originKey(origin) });
  const claim = await archive.find({ userId, tweetId });
  if (row === undefined || claim === undefined) return;
  for (const [linkKey, { state }] of statesOf(row, tweetId)) {
    const next = await stateFor(claim, state, copies);
    if (next === undefined) continue;
    const { place, links } = row;
    const job = `${traceId} ${linkKey}`;
    const { ChangedAt: changedAt } = claim;
    const askedAt = changedAt;
    const message = { userId, origin, place, links, languageCode };
    await show({ ...message, job, linkKey, state: next, changedAt, askedAt });
  }
}

const statesOf = (row: ReplyRow, tweetId: string): [string, StampedState][] =>
  [...row.states].filter(([, { state }]) => "card" in state && state.card.tweetId === tweetId);

async function stateFor(
  claim: Claim,
  state: LinkState,
  copies: Ports["copies"],
): Promise<LinkState | undefined> {
  if (!("card" in state)) return undefined;
  const card = await withCopies(withLabels(state.card, claim), copies);
  if (claim.State === "trashed") return { kind: "trashed", card };
  if (claim.State !== "kept") return undefined;
  return state.kind === "trashed" ? { kind: "saved", card } : { ...state, card };
}
