import type { Copies, Objects } from "@memory/copies/copies";
import { type StreamedFile, streamedFile } from "@memory/shared/telegram/streamed-file";
import type { SentMedia } from "../../ports.ts";
import { extensionOf } from "../../tweets/copies/extension-of.ts";
import type { SentKind } from "./sent-as.ts";

/** Our copies, and what Telegram calls them. */
export type CopySource = {
  readonly copies: Pick<Copies, "fileId" | "noteFileId" | "dropFileId">;
  readonly objects: Pick<Objects, "open">;
  /** A `file_id` is worth something to one bot alone. */
  readonly botId: string;
};

/** What is passed to the Bot API for a file. */
export type MediaFile =
  /** An address that Telegram fetches, or a file that it has already. */
  | { readonly kind: "address" | "file-id"; readonly value: string }
  | { readonly kind: "upload"; readonly value: StreamedFile }
  /** There is no address, and the object was erased after its copy was listed. */
  | { readonly kind: "gone" };

/** Prefers what Telegram has already, then our copy, which is read while it is sent, then the address. */
export async function mediaFile(
  { copy, url, name }: SentMedia,
  as: SentKind,
  { copies, objects, botId }: CopySource,
): Promise<MediaFile> {
  const elsewhere = (): MediaFile =>
    url === undefined ? { kind: "gone" } : { kind: "address", value: url };
  if (copy === undefined) return elsewhere();
  const { Sha256, Type } = copy;
  const fileId = await copies.fileId(Sha256, { botId, kind: as });
  if (fileId !== undefined) return { kind: "file-id", value: fileId };
  // Once an upload has begun it could only be cut off, which looks like an outage.
  const first = await objects.open(Sha256, [0, 0]);
  if (first === undefined) return elsewhere();
  first.resume();
  const open = async () => {
    const stream = await objects.open(Sha256);
    if (stream === undefined) throw new Error(`the object ${Sha256} was erased`);
    return stream;
  };
  const filename = `${name}.${extensionOf(Type)}`;
  return { kind: "upload", value: streamedFile(open, { filename, contentType: Type }) };
}
