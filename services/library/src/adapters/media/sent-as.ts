import type { KeptCopy, SentAs } from "@memory/copies/copies";
import type { SentMedia } from "../../ports.ts";

export type SentKind = SentAs["kind"];

const megabyte = 1024 * 1024;
/** What a bot may upload (https://core.telegram.org/bots/api#sending-files). */
const maxUploadBytes = 50 * megabyte;
const maxPhotoBytes = 10 * megabyte;
/** Of a photo's width and height together. */
const maxPhotoPixels = 10_000;
const maxPhotoRatio = 20;

/**
 * As what Telegram takes the file: as a document where it would refuse a photo. Undefined if it takes it as
 * nothing. A file without a copy has the kind of its medium.
 */
export function sentAs({ kind, copy }: SentMedia): SentKind | undefined {
  if (copy === undefined) return kind === "gif" ? "animation" : kind;
  if (copy.Bytes > maxUploadBytes) return undefined;
  if (copy.Type.startsWith("image/"))
    return copy.Type !== "image/gif" && isPhoto(copy) ? "photo" : "document";
  if (copy.Type !== "video/mp4") return "document";
  return kind === "gif" ? "animation" : "video";
}

function isPhoto({ Bytes, Width = 1, Height = 1 }: KeptCopy): boolean {
  const ratio = Math.max(Width, Height) / Math.max(1, Math.min(Width, Height));
  return Bytes <= maxPhotoBytes && Width + Height <= maxPhotoPixels && ratio <= maxPhotoRatio;
}
