/**
 * Whether a part exists of which only the presence matters. They send null or false for some absent
 * parts.
 */
export const isPresent = (part: unknown): boolean =>
  part !== undefined && part !== null && part !== false;
