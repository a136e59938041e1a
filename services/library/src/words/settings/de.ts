import type { SettingsWords } from "./words.ts";

/** German. */
export const settingsDe: SettingsWords = {
  title: "Einstellungen",
  on: "an",
  off: "aus",
  language: { title: "Sprache", automatic: "Automatisch" },
  lastCopy: {
    title: "Letzte Kopien",
    about:
      "Einmal im Monat sehe ich nach, ob es deine Tweets auf X noch gibt, und sage dir, welche weg sind: Dann ist deiner vielleicht die letzte Kopie.",
    turnOn: "Auf letzte Kopien achten",
    turnOff: "Nicht mehr auf letzte Kopien achten",
  },
  weekly: {
    title: "Wochenrückblick",
    about:
      "Einmal in der Woche zeige ich dir einen Tweet, den du vor etwa einem Jahr aufgehoben hast.",
    turnOn: "Wochenrückblick einschalten",
    turnOff: "Wochenrückblick ausschalten",
    hour: "Std.",
  },
};
