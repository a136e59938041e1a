import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  menu: {
    save: "Speichere die Tweets der Nachricht, auf die du antwortest",
    list: "Deine Tweets, die neuesten zuerst",
    search: "Finde einen Tweet nach seinen Worten",
    random: "Ein Tweet, den du lange nicht gesehen hast",
    tags: "Deine Tags, und die des Tweets, auf den du antwortest",
    note: "Schreib eine Notiz zu dem Tweet, auf den du antwortest",
    delete: "Lösche den Tweet, auf den du antwortest",
    undo: "Hol einen gelöschten Tweet zurück",
    stats: "Deine Sammlung in Zahlen",
    export: "Nimm alles als Dateien mit",
    import: "Bring Tweets aus einer Datei mit",
    settings: "Sprache, letzte Kopien, Wochenrückblick",
    help: "Was ich aufheben kann, und wie",
    start: "Anfangen",
    privacy: "Was ich über dich speichere",
    forget: "Lösche alles, was ich über dich speichere",
  },
};
