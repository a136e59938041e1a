import type { Archive } from "@memory/archive/archive";
import { triedSince } from "@memory/shared/contracts/tweet-requested";
import type { TweetResolved } from "@memory/shared/contracts/tweet-resolved";
import type { Metrics } from "@memory/shared/process/metrics";
import { inSpan } from "@memory/shared/process/trace";
import type { ReplyChat, Said } from "./ports.ts";

/** The archive, with every `keep` counted and traced. A message delivered again counts again. */
export const observedArchive = (archive: Archive, { saved }: Pick<Metrics, "saved">): Archive => ({
  ...archive,
  keep: (request, tweet) =>
    inSpan("keep tweet", {}, async (span) => {
      const kept = await archive.keep(request, tweet);
      span.setAttribute("memory.outcome", kept.kind);
      saved.inc({ outcome: kept.kind });
      return kept;
    }),
});

/** The chat, with every new reply and every edit counted. */
export function observedChat(chat: ReplyChat, { replied }: Pick<Metrics, "replied">): ReplyChat {
  const counted = async (action: "sent" | "edited", said: Promise<Said>) => {
    const { kind } = await said;
    replied.inc({ action, outcome: kind });
    return said;
  };
  return {
    say: (...args) => counted("sent", chat.say(...args)),
    edit: (...args) => counted("edited", chat.edit(...args)),
  };
}

/** Measures how long the person waited until the reply told the outcome of a link. */
export function observeReply(
  { request, result }: TweetResolved,
  { replyDelay }: Pick<Metrics, "replyDelay">,
): void {
  if (request.purpose !== "save" || request.replyTo.kind !== "message") return;
  const delayMs = Math.max(0, Date.now() - Date.parse(triedSince(request)));
  replyDelay.observe({ result: result.kind }, delayMs / 1000);
}
