import { z } from "zod";

/** Stands first in a backup and says what the rest has to be. */
export const manifestName = "memory-backup.json";

/** Raised when an older Memory could not restore what is written from then on. */
export const formatVersion = 1;

/** What every version says first, whatever else it says. */
export const AnyManifest = z.object({ format: z.number().int().positive() });

export const Manifest = z.object({
  format: z.literal(formatVersion),
  createdAt: z.iso.datetime(),
  /** The version of the Memory that wrote it. */
  memory: z.string().max(100),
  files: z.array(
    z.object({
      /** Below DATA_DIR, with / between folders. */
      path: z.string().min(1).max(1000),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Manifest = z.output<typeof Manifest>;
