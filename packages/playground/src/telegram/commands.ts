export type Command = { command: string; description: string };
export type CommandList = {
  scope: Record<string, unknown>;
  language_code: string;
  commands: Command[];
};
export type Commands = ReturnType<typeof createCommands>;

/** The bot's command menus, one for each scope and language. */
export function createCommands() {
  const lists = new Map<string, CommandList>();
  const key = (scope: Record<string, unknown>, language: string) =>
    JSON.stringify([language, ...Object.entries(scope).sort()]);
  return {
    set(list: CommandList): void {
      if (list.commands.length === 0) lists.delete(key(list.scope, list.language_code));
      else lists.set(key(list.scope, list.language_code), list);
    },
    get: (scope: Record<string, unknown>, language: string): Command[] =>
      lists.get(key(scope, language))?.commands ?? [],
    /**
     * The menu that a person with this language sees, who is no administrator. Default: in a private chat for which
     * no list was made.
     */
    shownTo(language: string, chat?: number): Command[] {
      const isGroup = chat !== undefined && chat < 0;
      const scopes = [
        ...(chat === undefined ? [] : [{ type: "chat", chat_id: chat }]),
        { type: isGroup ? "all_group_chats" : "all_private_chats" },
        { type: "default" },
      ];
      const short = language.slice(0, 2).toLowerCase();
      const candidates = scopes.flatMap((scope) => [key(scope, short), key(scope, "")]);
      return candidates.flatMap((candidate) => lists.get(candidate) ?? [])[0]?.commands ?? [];
    },
  };
}
