import { bytesFormat } from "../bytes-format.ts";
import type { CopyWords } from "./words.ts";

/** English. */
export const copiesEn: CopyWords = {
  size: bytesFormat("en"),
  kept: (size, isLesser) =>
    isLesser ? `copy kept, ${size}, not the largest` : `copy kept, ${size}`,
  later: "no copy yet, I keep trying",
  failed: {
    gone: "no copy: X has it no more",
    refused: "no copy: X gives it to nobody here",
    "too-large": "no copy: too large for me",
    "playlist-only": "no copy: a broadcast that X only streams",
    "over-limit": "no copy yet: today's space for copies is used up",
    "given-up": "no copy: X did not give it for two days",
  },
  takenDown: "no copy: taken down on X",
  unsent: {
    "too-large": "Too large for Telegram, but you can open the whole copy here:",
    refused: "Telegram did not take this:",
    "object-gone": "The copy has just been removed. At the source it was here:",
  },
  linkEnds: "Whoever has the link can open the copy, for up to six hours.",
};
