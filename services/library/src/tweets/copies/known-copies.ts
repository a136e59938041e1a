import type { Copies, KeptCopy } from "@memory/copies/copies";
import type { Copy } from "@memory/copies/rows/copy";
import { mediaKey } from "@memory/shared/contracts/media/media-key";

/** What is known of the copies of a tweet's files, by `mediaKey`. */
export type KnownCopies = ReadonlyMap<string, Copy>;

export const noCopies: KnownCopies = new Map();

export const knownCopies = async (
  tweetId: string,
  { list }: Pick<Copies, "list">,
): Promise<KnownCopies> =>
  new Map((await list(tweetId)).map((copy) => [copy.MediaKey, copy] as const));

/** What is known of the copy of the file at this address of its source. */
export const copyAt = (copies: KnownCopies, url: string | undefined): Copy | undefined =>
  url === undefined ? undefined : copies.get(mediaKey(url));

/** The copy of the file at this address, if there is one. */
export function keptAt(copies: KnownCopies, url: string | undefined): KeptCopy | undefined {
  const copy = copyAt(copies, url);
  return copy !== undefined && isKept(copy) ? copy : undefined;
}

export const isKept = (copy: Copy): copy is KeptCopy =>
  copy.Status === "kept" &&
  copy.Sha256 !== undefined &&
  copy.Bytes !== undefined &&
  copy.Type !== undefined;
