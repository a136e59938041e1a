/** The commands that Telegram shows in its menu; also the only ones answered in groups. */
export const botCommands: { command: string; description: string }[] = [
  { command: "save", description: "Save the tweets in the message you reply to" },
  { command: "help", description: "What I can keep, and how" },
  { command: "start", description: "Begin" },
  { command: "privacy", description: "What I store about you" },
];
