export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  language_code?: string | undefined;
  [field: string]: unknown;
};

export type People = ReturnType<typeof createPeople>;

/** The people in the chats. Fields that were given once, such as a name, are remembered. */
export function createPeople() {
  const known = new Map<number, User>();
  return {
    meet(who: number | ({ id: number } & Record<string, unknown>)): User {
      const told = typeof who === "number" ? { id: who } : who;
      const before = known.get(told.id) ?? {
        id: told.id,
        is_bot: false,
        first_name: `User ${told.id}`,
        language_code: "en",
      };
      const user = { ...before, ...told };
      known.set(user.id, user);
      return user;
    },
    forget: () => known.clear(),
  };
}
