import type { CopyFailure } from "@memory/copies/rows/copy";
import type { Unsent } from "../../ports.ts";

/** What is said of the copies of a tweet's pictures and films. Plain text: rendering escapes it. */
export type CopyWords = {
  readonly size: (bytes: number) => string;
  /** There is a copy of so many bytes; `isLesser`: it is not the best that the source had. */
  readonly kept: (size: string, isLesser: boolean) => string;
  readonly later: string;
  /** Why there is none. */
  readonly failed: Readonly<Record<CopyFailure, string>>;
  /** There is none, since its owner had it taken down. */
  readonly takenDown: string;
  /** Above links to what Telegram did not take. */
  readonly unsent: Readonly<Record<Unsent["why"], string>>;
  /** How long the links below can be opened. */
  readonly linkEnds: string;
};
