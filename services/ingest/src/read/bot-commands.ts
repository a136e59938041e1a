/**
 * The commands in Telegram's menu, in its order. In groups no other command is answered, since it may
 * be meant for another bot.
 */
export const botCommands = [
  ...(["save", "list", "search", "random", "tags", "note", "delete", "undo", "stats"] as const),
  ...(["export", "import", "settings", "help", "start", "privacy", "forget"] as const),
] as const;
export type BotCommand = (typeof botCommands)[number];

/** Commands about tweets that are kept: a link after one of these names a tweet, and is not saved. */
export const commandsAboutKept: ReadonlySet<string> = new Set<BotCommand>([
  ...(["search", "tags", "note", "delete", "undo"] as const),
]);
