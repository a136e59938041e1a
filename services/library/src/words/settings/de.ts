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
    turnOn: "Letzte Kopien einschalten",
    turnOff: "Letzte Kopien ausschalten",
  },
  weekly: {
    title: "Wochenrückblick",
    about:
      "Einmal in der Woche zeige ich dir einen Tweet, den du vor etwa einem Jahr aufgehoben hast.",
    turnOn: "Wochenrückblick einschalten",
    turnOff: "Wochenrückblick ausschalten",
    adjust: "Unten stellst du die Stunde ein, und wie weit deine Uhr von UTC abweicht.",
    hour: "Std.",
  },
};
