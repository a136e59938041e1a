import { createLog, type Log } from "@memory/shared/process/log";
import type { TweetSource } from "../../src/ports.ts";
import { connectSource, createSource, type SourceDefinition } from "../../src/sources/source.ts";

export type ConnectedSource = TweetSource & { close(): Promise<void> };

/** The source at that root, without limits, canary or cache around it. */
export function connectTo(
  definition: SourceDefinition,
  root: string,
  { token = "AAAA", log = createLog("test", "silent") }: { token?: string; log?: Log } = {},
): ConnectedSource {
  const connection = connectSource(definition, { root, token, log });
  if (connection === undefined) throw new Error(`${definition.name} needs a token`);
  return { ...createSource(definition, connection.ask), close: connection.close };
}

/** A source that has all of the definition but answers by `find`. */
export const fakeSource = (
  { name, operator, gives, evidence }: SourceDefinition,
  find: TweetSource["find"],
): TweetSource => ({ name, operator, gives, evidence, find });
