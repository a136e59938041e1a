import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { RetryableError } from "@memory/shared/errors";
import type { Holder, LanguageOf, Replies, ReplyChat, Said, Shown } from "../../ports.ts";
import { wordsFor } from "../../words/words-for.ts";
import { renderReply } from "../render/render-reply.ts";
import type { Rendered } from "../render/rendered.ts";
import { mayEditAt, postponeEdit } from "./postpone-edit.ts";
import type { ReplyRow } from "./reply-row.ts";

export type Ports = {
  readonly replies: Replies;
  readonly chat: ReplyChat;
  readonly languageOf: LanguageOf;
};

/** Equals no reply's fingerprint, so whoever asks later is told although nothing has changed. */
const notShown = "";

/** Rounds before giving up; the queue then retries. */
const maxRounds = 20;

/** Shows a leased row, again if it has changed meanwhile, and ends the lease. */
export async function presentReply(leased: ReplyRow, holder: Holder, ports: Ports): Promise<void> {
  const { replies, languageOf } = ports;
  let row = leased;
  for (let round = 0; round < maxRounds; round += 1) {
    const language = (await languageOf(row.userId)) ?? row.languageCode;
    const reply = renderReply(row, wordsFor(language));
    const fingerprint = createHash("sha256").update(JSON.stringify(reply)).digest("base64");
    const isNew = row.fingerprint !== fingerprint;
    if (isNew && mayEditAt(row) > Date.now()) {
      if (await postponeEdit(row, holder, replies)) return;
      const renewed = await replies.renew(row, holder);
      if (renewed === undefined) return;
      row = renewed;
      continue;
    }
    const said = isNew ? await tell(row, reply, holder, ports) : undefined;
    const isShown = said?.kind !== "unreachable";
    const shown = { fingerprint: isShown ? fingerprint : notShown, ...whatIsShown(row, said) };
    if (await retryWrite(() => replies.finish(row, holder, shown))) return;
    const renewed = await retryWrite(() => replies.renew(row, holder, shown));
    if (renewed === undefined) return;
    row = renewed;
  }
  await replies.release(row, holder);
  throw new RetryableError("the reply changed faster than it could be shown");
}

const writeTries = 5;

/**
 * Retries here and not by the queue, unlike everything else: a message that was sent but not recorded
 * would be sent a second time. Pauses for 0.5, 1, 2 and 4 s; throws the fifth failure.
 */
async function retryWrite<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === writeTries) throw error;
      await pause(250 * 2 ** attempt);
    }
  }
}

/** Sends or edits the reply. Releases the lease if the chat cannot be told now, and throws why. */
async function tell(
  row: ReplyRow,
  reply: Rendered,
  holder: Holder,
  { replies, chat }: Pick<Ports, "replies" | "chat">,
): Promise<Said> {
  const { place, replyId } = row;
  try {
    return replyId === undefined
      ? await chat.say(place, reply, holder.askedAt)
      : await chat.edit(place, replyId, reply, holder.askedAt);
  } catch (error) {
    const wait = error instanceof RetryableError ? error.retryAfterSeconds : undefined;
    const notBefore = wait === undefined ? undefined : Date.now() + wait * 1000;
    // A lease that could not be released expires by itself; until then the job waits for it.
    await replies.release(row, holder, notBefore).catch(() => undefined);
    throw error;
  }
}

const whatIsShown = (row: ReplyRow, said: Said | undefined): Omit<Shown, "fingerprint"> =>
  said?.kind === "shown"
    ? { replyId: said.replyId, place: said.place, at: Date.now() }
    : { replyId: row.replyId };
