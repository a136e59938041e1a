import { bytesFormat } from "../bytes-format.ts";
import type { CopyWords } from "./words.ts";

/** German. */
export const copiesDe: CopyWords = {
  size: bytesFormat("de"),
  kept: (size, isLesser) =>
    isLesser ? `Kopie gesichert, ${size}, nicht die größte` : `Kopie gesichert, ${size}`,
  later: "noch keine Kopie, ich versuche es weiter",
  failed: {
    gone: "keine Kopie: X hat die Datei nicht mehr",
    refused: "keine Kopie: X gibt die Datei hier niemandem",
    "too-large": "keine Kopie: zu groß für mich",
    "playlist-only": "keine Kopie: eine Übertragung, die X nur streamt",
    "over-limit": "noch keine Kopie: Der Platz für Kopien ist für heute aufgebraucht",
    "given-up": "keine Kopie: X gab die Datei zwei Tage lang nicht her",
  },
  takenDown: "keine Kopie: auf X entfernt",
  unsent: {
    "too-large": "Zu groß für Telegram, aber hier kannst du die ganze Kopie öffnen:",
    refused: "Das hat Telegram nicht genommen:",
    "object-gone": "Die Kopie wurde gerade entfernt. An der Quelle war die Datei hier:",
  },
  linkEnds: "Wer den Link hat, kann die Kopie bis zu sechs Stunden lang öffnen.",
};
