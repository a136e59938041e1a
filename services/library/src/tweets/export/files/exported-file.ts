import { Name, Url } from "@memory/shared/contracts/bounded";
import { mediumKinds } from "@memory/shared/contracts/media/media-requested";
import { z } from "zod";

const count = z.number().int().min(0);

/** A file that belongs to a tweet: its copy in the export, or why there is none. */
export const ExportedFile = z.object({
  kind: z.enum(mediumKinds),
  /** Where it was at its source, as the tweet has it. */
  url: Url,
  /**
   * Where it is in the export, once all its ZIPs are unpacked into one folder; absent if there is no copy, or if it
   * is too large for a file that a bot may send.
   */
  path: Name.optional(),
  copy: z.union([
    z.object({
      /** Hex. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: count,
      /** The MIME type. */
      type: Name,
      width: count.optional(),
      height: count.optional(),
      durationMs: z.number().optional(),
      /** Set if it is not the best that the source had. */
      variant: Name.optional(),
    }),
    /** The words are those of `copyStatuses` in packages/copies/src/rows/copy.ts. */
    z.object({ status: Name, why: Name.optional() }),
  ]),
});
export type ExportedFile = z.infer<typeof ExportedFile>;
