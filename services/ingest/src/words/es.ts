import type { Words } from "./words.ts";

/** Spanish. */
export const es: Words = {
  menu: {
    save: "Guarda los tuits del mensaje al que respondes",
    help: "Qué puedo guardar, y cómo",
    start: "Empezar",
    privacy: "Qué guardo sobre ti",
  },
};
