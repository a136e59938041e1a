import { z } from "zod";

/**
 * The access keys of emulators that insist on one, by endpoint. The one-machine edition gives them to its
 * services in EMULATOR_KEYS, as JSON.
 */
export type EmulatorKeys = Readonly<Record<string, string>>;

const Keys = z.record(z.string(), z.string().min(1));

export const encodeEmulatorKeys = (keys: EmulatorKeys): string => JSON.stringify(keys);

/** The key for an endpoint. Undefined if it is none of these emulators. */
export function emulatorKeyFor(endpoint: string, keys: EmulatorKeys): string | undefined {
  const { origin } = new URL(endpoint);
  return Object.entries(keys).find(([url]) => new URL(url).origin === origin)?.[1];
}

export const decodeEmulatorKeys = (text: string | undefined): EmulatorKeys =>
  text === undefined || text === "" ? {} : Keys.parse(JSON.parse(text));
