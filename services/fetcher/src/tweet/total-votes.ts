/** Undefined if an option's votes are not known, or the sum is no number of people. */
export function totalVotes(options: readonly { votes?: number | undefined }[]): number | undefined {
  const sum = options.reduce((total, { votes = Number.NaN }) => total + votes, 0);
  return Number.isSafeInteger(sum) ? sum : undefined;
}
