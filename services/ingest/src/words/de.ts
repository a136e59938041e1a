import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  menu: {
    save: "Speichere die Tweets der Nachricht, auf die du antwortest",
    help: "Was ich aufheben kann, und wie",
    start: "Anfangen",
    privacy: "Was ich über dich speichere",
  },
};
