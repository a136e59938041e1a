import { badRequest, ProcessingError } from "../calls/api-error.ts";
import type { Call } from "../calls/method.ts";
import { checkedLink } from "../text/link.ts";
import type { World } from "../world.ts";
import type { FileKind, StoredFile } from "./files.ts";
import { processedPhoto } from "./processed-photo.ts";

/**
 * The file that a call names: uploaded, attached under another name, sent before, or at a URL. Undefined if
 * it names none. `field` is the name of an upload that needs no `attach://`.
 */
export function givenFile(
  { files, bytesAt }: World,
  call: Call,
  { field, named, kind }: { field: string; named: unknown; kind: FileKind },
): StoredFile | undefined {
  const text = typeof named === "string" ? named : "";
  const uploaded = call.files.get(text.startsWith("attach://") ? text.slice(9) : field);
  if (uploaded !== undefined) {
    if (uploaded.bytes === 0) throw badRequest("file must be non-empty");
    if (kind === "photo" && uploaded.bytes > maxPhotoBytes) {
      throw badRequest(
        `file of size ${uploaded.bytes} bytes is too big for a photo; the maximum size is ${maxPhotoBytes} bytes`,
      );
    }
    const pixels = kind === "photo" ? processedPhoto(files.readWhole(uploaded)) : undefined;
    return files.keep(uploaded, kind, pixels);
  }
  if (text === "" || text.startsWith("attach://")) return undefined;
  if (text.includes(".")) {
    const url = checkedUrl(text);
    const limit = kind === "photo" ? maxPhotoBytesByUrl : maxBytesByUrl;
    if (bytesAt(url) > limit) throw new ProcessingError("WEBPAGE_CURL_FAILED");
    return files.keepUrl(url, kind);
  }
  const known = files.find(text);
  if (known === undefined) {
    throw badRequest(
      "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    );
  }
  if ((known.kind === "photo") !== (kind === "photo")) throw badRequest("type of file mismatch");
  return known;
}

const mebibyte = 1024 * 1024;
const maxPhotoBytes = 10 * mebibyte;
const maxPhotoBytesByUrl = 5 * mebibyte;
const maxBytesByUrl = 20 * mebibyte;

/** The URL of a file that Telegram would fetch. Undefined if it would not. */
export function urlOfFile(written: string): string | undefined {
  const url = written.includes(".") ? checkedLink(written) : undefined;
  return url !== undefined && /^https?:/i.test(url) ? url : undefined;
}

function checkedUrl(written: string): string {
  const url = urlOfFile(written);
  if (url !== undefined) return url;
  throw badRequest("invalid file HTTP URL specified: Unsupported URL protocol");
}
