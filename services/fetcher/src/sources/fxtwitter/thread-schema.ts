import { z } from "zod";
import { listOf } from "../../tweet/tolerant-schema.ts";
import { FxStatus, FxTombstone } from "./schema.ts";

const FxThreadEntry = z.union([FxStatus, FxTombstone]);
export type FxThreadEntry = z.output<typeof FxThreadEntry>;

/** They do not bound a thread's length, so we do. */
const maxEntries = 1_000;

/** The entries that fit, and whether none was left out. */
export const FxThread = z
  .array(z.unknown())
  .catch([])
  .transform((all) => {
    const entries = listOf(FxThreadEntry, maxEntries).parse(all);
    return { entries, isWhole: entries.length === all.length };
  });
export type FxThread = z.output<typeof FxThread>;
