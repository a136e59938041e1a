import { MediaRequested } from "./media-requested.ts";

/**
 * store, library → media: files of imported or repaired tweets, which nobody waits for. They are copied while
 * media has slots to spare.
 */
export const mediaRequestedBulk = {
  name: "media-requested-bulk",
  schema: MediaRequested,
  isPatient: true,
} as const;
