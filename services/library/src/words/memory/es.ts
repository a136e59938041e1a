import type { MemoryWords } from "./words.ts";

/** Spanish. */
export const memoryEs: MemoryWords = {
  head: "🕰 <b>Hace cosa de un año guardaste esto</b>",
  stop: "No más recuerdos",
  stopped: "Ya no te envío más recuerdos. En /settings puedes volver a activarlos.",
};
