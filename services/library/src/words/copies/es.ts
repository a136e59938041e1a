import { bytesFormat } from "../bytes-format.ts";
import type { CopyWords } from "./words.ts";

/** Spanish. */
export const copiesEs: CopyWords = {
  size: bytesFormat("es"),
  kept: (size, isLesser) =>
    isLesser ? `copia guardada, ${size}, no la más grande` : `copia guardada, ${size}`,
  later: "aún sin copia, sigo intentándolo",
  failed: {
    gone: "sin copia: X ya no tiene el archivo",
    refused: "sin copia: X no da el archivo a nadie desde aquí",
    "too-large": "sin copia: demasiado grande para mí",
    "playlist-only": "sin copia: una emisión que X solo transmite",
    "over-limit": "aún sin copia: el espacio para copias de hoy se ha agotado",
    "given-up": "sin copia: X no dio el archivo en dos días",
  },
  takenDown: "sin copia: retirado de X",
  unsent: {
    "too-large": "Demasiado grande para Telegram, pero puedes abrir la copia entera aquí:",
    refused: "Telegram no aceptó esto:",
    "object-gone": "La copia acaba de eliminarse. En su origen el archivo estaba aquí:",
  },
  linkEnds: "Quien tenga el enlace puede abrir la copia, durante seis horas como máximo.",
};
