import type { Post } from "@memory/shared/contracts/tweet";

type Counts = Post["counts"];

/** Prefers the newer numbers. `readAt` is the older time if the older counts add a number. */
export function mergeCounts(first: Counts, second: Counts): Counts {
  if (first === undefined || second === undefined) return first ?? second;
  const [newer, older] = first.readAt >= second.readAt ? [first, second] : [second, first];
  const olderAdds = Object.keys(older).some((name) => !(name in newer));
  const merged = olderAdds ? { ...older, ...newer, readAt: older.readAt } : newer;
  return isSame(merged, first) ? first : merged;
}

const isSame = (a: NonNullable<Counts>, b: NonNullable<Counts>): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, value]) => b[name as keyof typeof b] === value);
