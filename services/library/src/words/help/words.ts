export const helpTopics = ["save", "find", "label", "delete", "move", "group", "privacy"] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** The texts of /help. `overview` and `text` are HTML, the others plain text for buttons. */
export type HelpWords = {
  readonly overview: string;
  readonly topics: Readonly<Record<HelpTopic, { readonly title: string; readonly text: string }>>;
  readonly back: string;
  /** Of the buttons below /start. */
  readonly start: Readonly<Record<"list" | "search" | "settings" | "help", string>>;
};
