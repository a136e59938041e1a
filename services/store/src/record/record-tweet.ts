import type { Archive } from "@memory/archive/archive";
import type { Claim } from "@memory/archive/rows/claim";
import type { Copies } from "@memory/copies/copies";
import { originKey } from "@memory/shared/contracts/origin";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { type TweetRequested, triedSince } from "@memory/shared/contracts/tweet-requested";
import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import { RetryableError } from "@memory/shared/errors";
import type { LanguageOf, ReplyChat } from "../ports.ts";
import type { Card } from "../reply/link-state.ts";
import type { ShowState } from "../reply/protocol/show-state.ts";
import { cardOf } from "../reply/render/card.ts";
import { parkedReply } from "../reply/render/render-reply.ts";
import { wordsFor } from "../words/words-for.ts";
import { provisionalChangedAt } from "./provisional-changed-at.ts";
import type { RequestMedia } from "./request-media.ts";
import { withCopies } from "./with-copies.ts";
import { withLabels } from "./with-labels.ts";

type Ports = {
  readonly archive: Archive;
  readonly copies: Pick<Copies, "list">;
  readonly requestMedia: RequestMedia;
  readonly show: ShowState;
};

/** Keeps what was found, then shows it. The reply comes last: it is the one step that may repeat. */
export async function recordTweet(resolved: TweetResolved, ports: Ports): Promise<void> {
  const { request, result } = resolved;
  const tweetId = resolved.tweetId ?? request.link.tweetId;
  if (request.purpose === "check") return noteCheck(resolved, ports.archive);
  if (request.purpose === "repair" && !(await isStillKept(resolved, ports.archive))) return;
  if (result.kind === "found") return recordFound(request, result.tweet, ports);
  // A tweet that this person has kept stays kept, and is shown as kept, whatever the sources say now.
  if (tweetId !== undefined && (await showKept(request, tweetId, ports))) return;
  if (result.kind === "delayed") return recordDelay(request, tweetId, ports);
  if (result.kind === "over-limit") {
    // An edited message may go over the limit: a link that was accepted before the edit goes on.
    await ports.show(request, result, provisionalChangedAt(request, result.kind));
    return;
  }
  if (result.kind === "parked") return showParked(request, ports);
  await ports.show(request, result, request.requestedAt);
  // The link of an import stays with its tags and note: nobody is told that its tweet is gone.
  if (tweetId !== undefined && request.purpose !== "import") {
    await ports.archive.release(request, tweetId);
  }
}

/** A check changes nothing of what is kept, and is shown in no reply. */
async function noteCheck(
  { request: { userId, link, requestedAt }, result }: TweetResolved,
  archive: Archive,
): Promise<void> {
  if (link.tweetId === undefined) return;
  const key = { userId, tweetId: link.tweetId };
  if (result.kind === "found") await archive.noteGone(key, undefined);
  if (result.kind === "gone") await archive.noteGone(key, requestedAt);
}

/** A repair only renews a tweet that is kept: it saves nothing anew, and ignores a failure. */
async function isStillKept({ request, result }: TweetResolved, archive: Archive): Promise<boolean> {
  if (result.kind !== "found") return false;
  const claim = await archive.find({ userId: request.userId, tweetId: result.tweet.id });
  const isYoung = Math.abs(Date.now() - Date.parse(triedSince(request))) < savedWithinMs;
  if (claim?.State !== "kept" && claim?.State !== "trashed" && isYoung) {
    throw new RetryableError("the repair has overtaken the save", { retryAfterSeconds: 60 });
  }
  return claim?.State === "kept";
}

/** A link was saved or given up within this time. */
const savedWithinMs = 26 * 60 * 60 * 1000;

async function recordFound(request: TweetRequested, found: Tweet, ports: Ports) {
  const { archive } = ports;
  const { kind, claim, tweet } = await archive.keep(request, found);
  await Promise.all([
    showSaved(request, { kind, claim, tweet }, ports),
    claim.State === "kept" ? ports.requestMedia(request, tweet) : undefined,
  ]);
  // The link named a repost: the claim held under the repost's id gives way to the original's.
  const held = request.link.tweetId;
  if (held !== undefined && held !== tweet.id) await archive.release(request, held);
}

async function showSaved(
  request: TweetRequested,
  { kind, claim, tweet }: Saved,
  { archive, copies, show }: Ports,
): Promise<void> {
  const bare = withLabels(cardOf(tweet, request.links.length), claim);
  const isLate = Date.now() - Date.parse(request.requestedAt) > copiesAfterMs;
  const card = isLate ? await withCopies(bare, copies) : bare;
  if (kind === "already-saved") await showAlreadySaved(request, { claim, card }, { archive, show });
  else await show(request, { kind, card }, claim.ChangedAt);
}

type Saved = Awaited<ReturnType<Archive["keep"]>>;

/** Media tells of copies some seconds after a request. What is shown later than this tells of them itself. */
const copiesAfterMs = 2_000;

async function showKept(
  request: TweetRequested,
  tweetId: string,
  { archive, copies, show }: Ports,
): Promise<boolean> {
  const kept = await archive.findKept({ userId: request.userId, tweetId });
  if (kept === undefined) return false;
  const { claim, tweet } = kept;
  const bare = withLabels(cardOf(tweet, request.links.length), claim);
  const card = await withCopies(bare, copies);
  const isMine = originKey(claim.Origin) === originKey(request.origin);
  if (isMine) await show(request, { kind: "saved", card }, claim.ChangedAt);
  else await showAlreadySaved(request, { claim, card }, { archive, show });
  return true;
}

/**
 * Lists this reply in the claim first, so that a deletion corrects it. If the tweet is deleted before the
 * reply's row is written, the correction comes too early, so the claim is read again afterwards.
 */
async function showAlreadySaved(
  request: TweetRequested,
  { claim, card }: { claim: Claim; card: Card },
  { archive, show }: Pick<Ports, "archive" | "show">,
): Promise<void> {
  const key = { userId: request.userId, tweetId: claim.TweetID };
  if (request.replyTo.kind !== "none") await archive.mention(key, request.origin);
  const savedAt = claim.Timestamp;
  await show(request, { kind: "already-saved", card, savedAt }, claim.ChangedAt);
  const now = await archive.find(key);
  if (now?.State === "trashed") await show(request, { kind: "trashed", card }, now.ChangedAt);
}

/** Holds the tweet and shows the delay. If the answer arrived first, nothing changes. */
async function recordDelay(
  request: TweetRequested,
  tweetId: string | undefined,
  { archive, show }: Pick<Ports, "archive" | "show">,
) {
  if (tweetId !== undefined) await archive.hold(request, tweetId);
  const shown = await show(request, { kind: "delayed" }, provisionalChangedAt(request, "delayed"));
  if (shown === "superseded" && tweetId !== undefined) await archive.release(request, tweetId);
}

async function showParked(request: TweetRequested, { show }: Pick<Ports, "show">): Promise<void> {
  await show(request, { kind: "parked" }, provisionalChangedAt(request, "parked"));
}

/** Tells the person that a link was given up for now, even if the reply's row cannot be written. */
export async function tellParked(
  { request }: TweetResolved,
  {
    show,
    chat,
    languageOf,
  }: Pick<Ports, "show"> & { readonly chat: ReplyChat; readonly languageOf: LanguageOf },
): Promise<void> {
  try {
    await showParked(request, { show });
  } catch {
    // Without the row the person gets a message of its own.
    const { replyTo, requestedAt, userId, languageCode } = request;
    if (replyTo.kind !== "message") return;
    const reply = parkedReply(wordsFor((await languageOf(userId)) ?? languageCode));
    await chat.say(replyTo, reply, requestedAt);
  }
}
