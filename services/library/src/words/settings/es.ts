import type { SettingsWords } from "./words.ts";

/** Spanish. */
export const settingsEs: SettingsWords = {
  title: "Ajustes",
  on: "activado",
  off: "desactivado",
  language: { title: "Idioma", automatic: "Automático" },
  lastCopy: {
    title: "Últimas copias",
    about:
      "Una vez al mes miro si tus tuits siguen en X y te digo cuáles ya no están: entonces el tuyo puede ser la última copia.",
    turnOn: "Activar las últimas copias",
    turnOff: "Desactivar las últimas copias",
  },
  weekly: {
    title: "Recuerdo semanal",
    about: "Una vez por semana te enseño un tuit que guardaste hace más o menos un año.",
    turnOn: "Activar el recuerdo semanal",
    turnOff: "Desactivar el recuerdo semanal",
    adjust: "Abajo eliges la hora y cuánto se aparta tu reloj de UTC.",
    hour: "h",
  },
};
