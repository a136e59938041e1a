import { element, part } from "./element.js";

const languages = { en: "English", de: "Deutsch", es: "Español", fr: "Français", ja: "日本語" };

/** The language of a person's Telegram. It is remembered. @param {number} person */
export function languageOf(person) {
  return localStorage.getItem(`language-${person}`) ?? "en";
}

/**
 * Lets the person choose the language of their Telegram, which the bot is told.
 * @param {{chosen: (language: string) => void}} listener
 */
export function languageChoice({ chosen }) {
  const choice = part("language");
  let person = 0;
  choice.append(
    ...Object.entries(languages).map(([value, name]) =>
      element("option", { value, lang: value }, name),
    ),
  );
  choice.addEventListener("change", () => {
    localStorage.setItem(`language-${person}`, choice.value);
    chosen(choice.value);
  });
  return {
    /** @param {number} whose */
    show(whose) {
      person = whose;
      choice.value = languageOf(whose);
    },
  };
}
