import type { Log } from "@memory/shared/process/log";
import type { Telegram } from "@memory/shared/telegram/client";
import { type Attempt, nextAttempt } from "@memory/shared/telegram/next-attempt";
import type { Place } from "@memory/shared/telegram/place";
import type { Refusal, RefusalReason } from "@memory/shared/telegram/refusals";
import type { SentMedia, Unsent } from "../../ports.ts";
import type { createTurns } from "../../turns.ts";
import { untilSent } from "../../until-sent.ts";
import { callWithMedia, type Piece, type SentMessage } from "./call-with-media.ts";
import { type CopySource, mediaFile } from "./media-file.ts";
import { refusedMedia } from "./refused-media.ts";
import type { SentKind } from "./sent-as.ts";

export type Planned = { readonly media: SentMedia; readonly as: SentKind };
type Ports = {
  readonly telegram: Pick<Telegram, "api" | "uploads" | "call">;
  readonly log: Log;
  readonly source: CopySource;
  readonly turns: ReturnType<typeof createTurns>;
  readonly signal: AbortSignal;
};

/**
 * Sends the files in one message each, which are an album if they are several. Where Telegram refuses:
 *
 * - A `file_id` that it does not know any more is forgotten, and the file uploaded.
 * - One file of an album: the others are sent without it, then it alone; or each alone if Telegram names none.
 * - A picture or film alone: as a document, if it is our copy.
 *
 * Each step leaves fewer possibilities, so they come to an end. Gives what was refused in the end.
 */
export async function sendGroup(
  place: Place,
  group: readonly Planned[],
  ports: Ports,
): Promise<Unsent[]> {
  const { source, log } = ports;
  const prepared = await Promise.all(
    group.map(async (each) => ({ ...each, file: await mediaFile(each.media, each.as, source) })),
  );
  const gone = prepared.flatMap(({ media, file }): Unsent[] =>
    file.kind === "gone" ? [{ media, why: "object-gone" }] : [],
  );
  if (gone.length > 0) {
    const left = prepared.filter(({ file }) => file.kind !== "gone");
    return [...gone, ...(await sendGroup(place, left, ports))];
  }
  const pieces = prepared.flatMap(({ media, as, file }) =>
    file.kind === "gone" ? [] : [{ media, as, file: file.value }],
  );
  if (pieces.length === 0) return [];
  const sent = await attempted(place, pieces, ports);
  if (sent.kind === "ok") {
    await noteFileIds(group, sent.value, source);
    return [];
  }
  log.info(
    { why: sent.why, description: sent.description, files: group.length },
    "Telegram did not take pictures or videos",
  );
  const known = prepared.filter(({ file }) => file.kind === "file-id");
  return afterRefusal(place, { group, known, refusal: sent }, ports);
}

type Refused = {
  readonly group: readonly Planned[];
  /** Those of them that were sent by a `file_id`. */
  readonly known: readonly Planned[];
  readonly refusal: Refusal;
};

async function afterRefusal(
  place: Place,
  { group, known, refusal }: Refused,
  ports: Ports,
): Promise<Unsent[]> {
  const unsent = group.map(({ media }): Unsent => ({ media, why: "refused" }));
  if (isOfChat.has(refusal.why)) return unsent;
  const { isFileIdUnknown, place: number } = refusedMedia(refusal.description);
  if (isFileIdUnknown && known.length > 0) {
    await dropFileIds(known, ports.source);
    return sendGroup(place, group, ports);
  }
  if (group.length > 1) {
    const named = number === undefined ? undefined : group[number];
    const parts = named === undefined ? group.map((each) => [each]) : without(group, named);
    const left: Unsent[] = [];
    for (const part of parts) left.push(...(await sendGroup(place, part, ports)));
    return left;
  }
  const [only] = group;
  if (only?.media.copy === undefined || only.as === "document") return unsent;
  return sendGroup(place, [{ ...only, as: "document" }], ports);
}

/** Refusals that have nothing to do with the files. */
const isOfChat: ReadonlySet<RefusalReason> = new Set(["blocked", "no-rights", "chat-not-found"]);

const without = (group: readonly Planned[], named: Planned): (readonly Planned[])[] => [
  group.filter((each) => each !== named),
  [named],
];

/** Tries otherwise where the topic or the answered message is the reason, as with every message. */
async function attempted(
  { chatId, threadId, messageId }: Place,
  pieces: readonly Piece[],
  { telegram, turns, signal }: Ports,
): Promise<{ kind: "ok"; value: readonly SentMessage[] } | Refusal> {
  const isUpload = pieces.some(({ file }) => typeof file !== "string");
  let attempt: Attempt = { chatId, threadId, answers: messageId, form: "bare" };
  for (;;) {
    const current = attempt;
    const send = () =>
      telegram.call(current.chatId, () => callWithMedia(telegram, current, pieces, signal));
    const inTurn = () => (isUpload ? turns.take(signal, send) : send());
    const sent = await untilSent(inTurn, signal);
    if (sent.kind === "ok") return sent;
    const next = nextAttempt(current, sent);
    if (next === undefined) return sent;
    attempt = next;
  }
}

async function noteFileIds(
  group: readonly Planned[],
  messages: readonly SentMessage[],
  { copies, botId }: CopySource,
): Promise<void> {
  const noted = group.map(async ({ media: { copy }, as: kind }, index) => {
    const fileId = fileIdIn(messages[index], kind);
    if (copy === undefined || fileId === undefined) return;
    await copies.noteFileId(copy.Sha256, { botId, kind }, fileId);
  });
  await Promise.all(noted);
}

/** Undefined if Telegram made something else of it: its name would not be taken for this kind. */
function fileIdIn(message: SentMessage | undefined, kind: SentKind): string | undefined {
  if (kind === "photo") return message?.photo?.at(-1)?.file_id;
  return message?.[kind]?.file_id;
}

async function dropFileIds(
  known: readonly Planned[],
  { copies, botId }: CopySource,
): Promise<void> {
  for (const { media, as: kind } of known)
    if (media.copy !== undefined) await copies.dropFileId(media.copy.Sha256, { botId, kind });
}
