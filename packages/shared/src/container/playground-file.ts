/** Holds the playground's address while it stands in for Telegram; there is none when nobody does. */
export const playgroundFile = "/run/memory/playground";
