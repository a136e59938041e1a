/** The timestamp (ISO-8601 UTC) so many milliseconds later, or earlier if `ms` is negative. */
export const later = (timestamp: string, ms: number): string =>
  new Date(Date.parse(timestamp) + ms).toISOString();
