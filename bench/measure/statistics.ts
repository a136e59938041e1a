/** The middle value; the mean of the two middle ones if their number is even. NaN for no value. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.slice(
    sorted.length % 2 === 0 ? middle - 1 : middle,
  );
  return sorted.length % 2 === 0 ? (low + high) / 2 : low;
}

/**
 * How far the values lie apart: half of the distance between the least and the greatest. 0 for a
 * single value, which says nothing about the noise.
 */
export function spread(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  return (Math.max(...values) - Math.min(...values)) / 2;
}

/**
 * The value that a share (0 to 1) of all values does not exceed, by the nearest rank. NaN for no value.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  return sorted[rank - 1] ?? Number.NaN;
}

const ascending = (values: readonly number[]) => values.toSorted((one, other) => one - other);
