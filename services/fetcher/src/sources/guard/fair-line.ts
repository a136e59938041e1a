/**
 * A waiting line in which people take turns (round robin), with at most `capacity` entries. In a full
 * one, whoever has most entries loses the last of them to a person who has at least two fewer.
 */
export function createFairLine<Entry>(capacity: number) {
  /** The entries of each person, in the order of their turns. */
  const people = new Map<string, Entry[]>();
  let size = 0;

  const countOf = (person: string) => people.get(person)?.length ?? 0;

  const take = (person: string, at: number): Entry | undefined => {
    const entries = people.get(person) ?? [];
    const [taken] = entries.splice(at, 1);
    if (taken !== undefined) size -= 1;
    if (entries.length === 0) people.delete(person);
    return taken;
  };

  const busiest = (): string =>
    [...people.keys()].reduce((most, each) => (countOf(each) > countOf(most) ? each : most), "");

  return {
    size: () => size,

    /** How many are served before a new entry of this person. */
    aheadOf(person: string): number {
      const own = countOf(person);
      let ahead = own;
      for (const [other, entries] of people) {
        if (other !== person) ahead += Math.min(entries.length, own + 1);
      }
      return ahead;
    },

    /** Adds an entry. Returns the one that has no place for it: another one, this one, or none. */
    enter(person: string, entry: Entry): Entry | undefined {
      let displaced: Entry | undefined;
      if (size >= capacity) {
        const loser = busiest();
        if (countOf(loser) < countOf(person) + 2) return entry;
        displaced = take(loser, countOf(loser) - 1);
      }
      people.set(person, [...(people.get(person) ?? []), entry]);
      size += 1;
      return displaced;
    },

    /** Removes an entry whose turn has not come. */
    leave(person: string, entry: Entry): void {
      const at = people.get(person)?.indexOf(entry) ?? -1;
      if (at >= 0) take(person, at);
    },

    /** Removes and returns the next entry. Its person's next turn comes after everybody else's. */
    next(): Entry | undefined {
      const [person] = people.keys();
      if (person === undefined) return undefined;
      const entry = take(person, 0);
      const rest = people.get(person);
      people.delete(person);
      if (rest !== undefined) people.set(person, rest);
      return entry;
    },
  };
}
