import type { Log } from "@memory/shared/process/log";
import { LRUCache } from "lru-cache";
import type { Blocks, Chat, Said } from "../ports.ts";
import type { ReplyUpdate } from "../reply/protocol/reply-row.ts";

const maxRemembered = 10_000;

/**
 * The chat, without trying again where the bot was blocked until somebody there asks for something
 * later than that. Reads once for each chat; a table that does not answer costs no reply.
 */
export function passOverBlocks(chat: Chat, blocks: Blocks, log: Log): Chat {
  /** When each chat was found closed; undefined for an open one. */
  const known = new LRUCache<number, Promise<string | undefined>>({ max: maxRemembered });

  const remember = (chatId: number, blockedAt: Promise<string | undefined>) => {
    known.set(chatId, blockedAt);
    return blockedAt;
  };
  const blockedSince = (chatId: number) =>
    known.get(chatId) ?? remember(chatId, blocks.find(chatId).catch(ignore("find", chatId)));
  const ignore = (what: keyof Blocks, chatId: number) => (err: unknown) => {
    log.warn({ err, what }, "blocks cannot be reached");
    if (what === "find") known.delete(chatId);
    return undefined;
  };

  const unlessBlocked = async (
    chatId: number,
    askedAt: ReplyUpdate["askedAt"],
    tell: () => Promise<Said>,
  ): Promise<Said> => {
    const blockedAt = await blockedSince(chatId);
    if (blockedAt !== undefined && (askedAt ?? "") <= blockedAt) {
      return { kind: "unreachable", why: "blocked" };
    }
    // From before the call: who writes while it is under way has opened the chat again.
    const begunAt = new Date().toISOString();
    const said = await tell();
    if (said.kind === "unreachable" && said.why === "blocked") {
      remember(chatId, Promise.resolve(begunAt));
      await blocks.put(chatId, begunAt).catch(ignore("put", chatId));
    } else if (said.kind === "shown" && blockedAt !== undefined) {
      remember(chatId, Promise.resolve(undefined));
      await blocks.remove(chatId, blockedAt).catch(ignore("remove", chatId));
    }
    return said;
  };

  return {
    say: (place, reply, askedAt) =>
      unlessBlocked(place.chatId, askedAt, () => chat.say(place, reply, askedAt)),
    edit: (place, replyId, reply, askedAt) =>
      unlessBlocked(place.chatId, askedAt, () => chat.edit(place, replyId, reply, askedAt)),
  };
}
