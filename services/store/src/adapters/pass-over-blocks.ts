import type { Log } from "@memory/shared/process/log";
import type { Place } from "@memory/shared/telegram/place";
import { LRUCache } from "lru-cache";
import type { Blocks, ReplyChat, Said } from "../ports.ts";
import type { ReplyUpdate } from "../reply/protocol/reply-update.ts";

const maxRemembered = 10_000;

/**
 * Decorates the chat: one that blocked the bot is not called again, until somebody there asks for
 * something later than the block. The table is read once for each chat. If it cannot be reached, the
 * chat counts as not blocked, so no reply is lost; so it does if the block lies ahead.
 */
export function passOverBlocks(chat: ReplyChat, blocks: Blocks, log: Log) {
  /** By chat id: when the chat was found blocked; undefined for a chat that is not. */
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
    if (blockedAt !== undefined && (askedAt ?? "") <= blockedAt && !isAhead(blockedAt)) {
      return { kind: "unreachable", why: "blocked" };
    }
    // Taken before the call: a person who writes during the call has unblocked the bot again.
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

  /** Where the bot is a guest, nobody can block it. */
  const unlessBlockedAt = (
    { chatId, guestQueryId }: Place,
    askedAt: ReplyUpdate["askedAt"],
    tell: () => Promise<Said>,
  ) => (guestQueryId === undefined ? unlessBlocked(chatId, askedAt, tell) : tell());

  const passingOver: ReplyChat = {
    say: (place, reply, askedAt) =>
      unlessBlockedAt(place, askedAt, () => chat.say(place, reply, askedAt)),
    edit: (place, replyId, reply, askedAt) =>
      unlessBlockedAt(place, askedAt, () => chat.edit(place, replyId, reply, askedAt)),
  };
  return {
    ...passingOver,
    /** Reads whether the chat is blocked ahead of a reply, which would wait for that otherwise. */
    expectReply: (chatId: number): void => void blockedSince(chatId),
  };
}

/** The clock was set back since the block: who asked later cannot be told any more. */
const isAhead = (blockedAt: string): boolean => Date.parse(blockedAt) > Date.now() + 30_000;
