import { type LabelledQuery, type QueryKind, queryKinds } from "./labelled.ts";

/** For each kind of query: how many there are, and the mean share of meant tweets among the first five. */
export function recallAt5(
  queries: readonly LabelledQuery[],
  find: (typed: string) => readonly string[],
): Record<QueryKind, { queries: number; recall: number }> {
  const entries = queryKinds.map((kind) => {
    const shares = queries
      .filter((query) => query.kind === kind)
      .map(({ typed, relevant }) => {
        const first = find(typed).slice(0, 5);
        return relevant.filter((id) => first.includes(id)).length / relevant.length;
      });
    const sum = shares.reduce((total, share) => total + share, 0);
    return [kind, { queries: shares.length, recall: sum / shares.length }] as const;
  });
  return Object.fromEntries(entries) as Record<QueryKind, { queries: number; recall: number }>;
}
