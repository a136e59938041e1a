import type { Why } from "./copy/why.ts";

/** Gets one file from X's media hosts. */
export type Download = (wanted: WantedFile, signal: AbortSignal) => Promise<Downloaded>;

export type WantedFile = {
  readonly url: string;
  /** What the source has to declare: a picture, or a film. */
  readonly looks: Looks;
  /** What may be taken at most, and why no more. */
  readonly room: Room;
};
export type Looks = "image" | "video";
export type Room = { readonly bytes: number; readonly why: Why };

export type Downloaded =
  | { readonly kind: "file"; readonly file: IncomingFile }
  | {
      readonly kind: "failed";
      readonly why: Why;
      /** The pause that the source asked for. */
      readonly retryAfterSeconds?: number | undefined;
    };

/** A file in the folder of files on the way. Whoever gets it removes it. */
export type IncomingFile = {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Whether the source had told the length beforehand, and it was right. */
  readonly isLengthTold: boolean;
};

/** What a person may still have copied today, in bytes. */
export type Allowance = {
  spent(userId: string): Promise<number>;
  spend(userId: string, bytes: number): Promise<void>;
};
