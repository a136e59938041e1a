import { Readable } from "node:stream";
import { InputFile } from "node-telegram-bot-api";

/** A file that is uploaded while it is read. */
export type StreamedFile = InputFile;

type Meta = { readonly filename: string; readonly contentType: string };

/** `open` is called for each attempt, and the stream destroyed if that ends early. */
export const streamedFile = (open: () => Promise<Readable>, meta: Meta): StreamedFile =>
  new InputFile(
    // Safe cast: it is the same class under the name of another library.
    async () => Readable.toWeb(await open()) as ReadableStream<Uint8Array>,
    meta,
  );
