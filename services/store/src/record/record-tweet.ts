import { originKey } from "@memory/shared/contracts/origin";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { type TweetRequested, triedSince } from "@memory/shared/contracts/tweet-requested";
import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import { fitItem } from "../fit-item.ts";
import type { Archive, ReplyChat } from "../ports.ts";
import type { LinkState } from "../reply/link-state.ts";
import type { ShowState } from "../reply/protocol/show-state.ts";
import { cardOf } from "../reply/render/card.ts";
import { parkedReply } from "../reply/render/render-reply.ts";
import { wordsFor } from "../words/words-for.ts";
import { provisionalChangedAt } from "./provisional-changed-at.ts";

type Ports = { readonly archive: Archive; readonly show: ShowState };

/** Keeps what was found, then says so. The reply comes last: it is the one step that may repeat. */
export async function recordTweet(resolved: TweetResolved, ports: Ports): Promise<void> {
  const { request, result } = resolved;
  const tweetId = resolved.tweetId ?? request.link.tweetId;
  if (request.purpose === "repair" && !(await isStillKept(resolved, ports.archive))) return;
  if (result.kind === "found") return recordFound(request, fitItem(result.tweet), ports);
  // Whatever the sources say now, what this person has is theirs, and what is said of it.
  if (tweetId !== undefined && (await showKept(request, tweetId, ports))) return;
  if (result.kind === "delayed") return recordDelay(request, tweetId, ports);
  if (result.kind === "over-limit") {
    // Of an edited message: what was accepted before goes on, and what is said of it stays.
    await ports.show(request, result, provisionalChangedAt(request, result.kind));
    return;
  }
  if (result.kind === "parked") return showParked(request, ports);
  await ports.show(request, result, request.requestedAt);
  if (tweetId !== undefined) await ports.archive.release(request, tweetId);
}

/** A repair renews what is there; it neither saves anew nor takes bad news for the last word. */
async function isStillKept({ request, result }: TweetResolved, archive: Archive): Promise<boolean> {
  if (result.kind !== "found") return false;
  const claim = await archive.claimOf(request.userId, result.tweet.id);
  const isYoung = Date.now() - Date.parse(triedSince(request)) < savedWithinMs;
  if (claim?.State !== "kept" && claim?.State !== "trashed" && isYoung) {
    throw new RetryableError("the repair has overtaken the save", { retryAfterSeconds: 60 });
  }
  return claim?.State === "kept";
}

/** By then a link was saved or given up. */
const savedWithinMs = 26 * 60 * 60 * 1000;

async function recordFound(request: TweetRequested, found: Tweet, { archive, show }: Ports) {
  const { kind, claim, tweet } = await archive.keep(request, found);
  const card = cardOf(tweet, request.links.length);
  const savedAt = claim.Timestamp;
  const state = kind === "already-saved" ? { kind, card, savedAt } : { kind, card };
  await show(request, state, claim.ChangedAt);
  // The link was that of a repost: what was held under its own id is kept under the original's.
  const held = request.link.tweetId;
  if (held !== undefined && held !== tweet.id) await archive.release(request, held);
}

async function showKept(
  request: TweetRequested,
  tweetId: string,
  { archive, show }: Ports,
): Promise<boolean> {
  const kept = await archive.keptTweet(request.userId, tweetId);
  if (kept === undefined) return false;
  const { claim, tweet } = kept;
  const card = cardOf(tweet, request.links.length);
  const isMine = originKey(claim.Origin) === originKey(request.origin);
  const state: LinkState = isMine
    ? { kind: "saved", card }
    : { kind: "already-saved", card, savedAt: claim.Timestamp };
  await show(request, state, claim.ChangedAt);
  return true;
}

/** May arrive after the answer did: then it changes nothing. */
async function recordDelay(
  request: TweetRequested,
  tweetId: string | undefined,
  { archive, show }: Ports,
) {
  if (tweetId !== undefined) await archive.hold(request, tweetId);
  const shown = await show(request, { kind: "delayed" }, provisionalChangedAt(request, "delayed"));
  if (shown === "superseded" && tweetId !== undefined) await archive.release(request, tweetId);
}

async function showParked(request: TweetRequested, { show }: Pick<Ports, "show">): Promise<void> {
  await show(request, { kind: "parked" }, provisionalChangedAt(request, "parked"));
}

/** Says that a link was given up for now, by whatever way is left. */
export async function tellParked(
  { request }: TweetResolved,
  { show, chat }: Pick<Ports, "show"> & { readonly chat: ReplyChat },
): Promise<void> {
  try {
    await showParked(request, { show });
  } catch {
    // The row may be what failed; the person is told all the same.
    const { replyTo, requestedAt, languageCode } = request;
    const reply = parkedReply(wordsFor(languageCode));
    if (replyTo.kind === "message") await chat.say(replyTo, reply, requestedAt);
  }
}
