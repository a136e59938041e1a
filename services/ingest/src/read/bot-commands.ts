/**
 * The commands in Telegram's menu, in its order. In groups no other command is answered, since it may
 * be meant for another bot.
 */
export const botCommands = ["save", "help", "start", "privacy"] as const;
export type BotCommand = (typeof botCommands)[number];
