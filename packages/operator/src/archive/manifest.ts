import { z } from "zod";

/** The first file of a backup. It lists all others with their checksums. */
export const manifestName = "memory-backup.json";

/** Has to be raised with every change of the format that an older Memory cannot restore. */
export const formatVersion = 1;

/** The part of the manifest that is the same in every format version. */
export const AnyManifest = z.object({ format: z.number().int().positive() });

export const Manifest = z.object({
  format: z.literal(formatVersion),
  createdAt: z.iso.datetime(),
  /** The version of Memory that wrote the backup. */
  memory: z.string().max(100),
  files: z.array(
    z.object({
      /** Relative to DATA_DIR, with / between folders. */
      path: z.string().min(1).max(1000),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Manifest = z.output<typeof Manifest>;
