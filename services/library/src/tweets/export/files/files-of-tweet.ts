import type { Copy } from "@memory/copies/rows/copy";
import { wantedMedia } from "@memory/shared/contracts/media/wanted-media";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Tweet } from "@memory/shared/contracts/tweet";
import { extensionOf } from "../../copies/extension-of.ts";
import { isKept, type KnownCopies } from "../../copies/known-copies.ts";
import type { ExportedFile } from "./exported-file.ts";

/** The files of a tweet of whose copies anything is known, each once. A copy of more bytes is not in the export. */
export const filesOfTweet = (
  tweet: Tweet,
  copies: KnownCopies,
  mostBytes: number,
): ExportedFile[] =>
  wantedMedia(tweet).flatMap(({ key, kind, url }) => {
    const copy = copies.get(key);
    return copy === undefined ? [] : [{ kind, url, ...copyOf(copy, mostBytes) }];
  });

function copyOf(copy: Copy, mostBytes: number): Pick<ExportedFile, "path" | "copy"> {
  if (!isKept(copy)) {
    const { Status: status, Why: why } = copy;
    return { copy: { status, ...omitUndefined({ why }) } };
  }
  const { Sha256: sha256, Bytes: bytes, Type: type } = copy;
  const { Width: width, Height: height, DurationMs: durationMs, Variant: variant } = copy;
  const about = omitUndefined({ width, height, durationMs, variant });
  const path = bytes > mostBytes ? undefined : `media/${sha256}.${extensionOf(type)}`;
  return { ...omitUndefined({ path }), copy: { sha256, bytes, type, ...about } };
}
