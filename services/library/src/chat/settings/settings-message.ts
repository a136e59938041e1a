import type { Person } from "@memory/archive/rows/person";
import { languages } from "@memory/shared/contracts/languages";
import { bold, escapeHtml } from "@memory/shared/telegram/html";
import type { Button, Content } from "@memory/shared/telegram/message-form";
import type { Words } from "../../words/words.ts";
import { pressData } from "../presses/press-data.ts";
import { languageNames } from "./language-names.ts";
import { hourText, offsetText, withHour, withOffset } from "./weekly-time.ts";

/** A person's settings, with buttons that change them in this message. */
export function settingsMessage(userId: string, person: Person, words: Words): Content {
  const { title, language, lastCopy, weekly, on, off } = words.settings;
  const { settings } = person;
  const { weeklyMemory } = settings;
  const press = (text: string, ...args: (string | number)[]): Button => ({
    text,
    callback_data: pressData("set", userId, ...args),
  });
  const chosen = (text: string, isChosen: boolean) => (isChosen ? `✓ ${text}` : text);
  const when = weeklyMemory && `${hourText(weeklyMemory)} (${offsetText(weeklyMemory)})`;
  return {
    html: [
      `⚙️ ${bold(escapeHtml(title))}`,
      `${bold(escapeHtml(language.title))}: ${escapeHtml(person.language === undefined ? language.automatic : languageNames[person.language])}`,
      `${bold(escapeHtml(lastCopy.title))}: ${settings.lastCopy ? on : off}\n${escapeHtml(lastCopy.about)}`,
      `${bold(escapeHtml(weekly.title))}: ${when ?? off}\n${escapeHtml(when === undefined ? weekly.about : `${weekly.about} ${weekly.adjust}`)}`,
    ].join("\n\n"),
    buttons: [
      [press(chosen(language.automatic, person.language === undefined), "lang", "auto")],
      languages.map((code) =>
        press(chosen(languageNames[code], person.language === code), "lang", code),
      ),
      [
        settings.lastCopy
          ? press(lastCopy.turnOff, "copy", "off")
          : press(lastCopy.turnOn, "copy", "on"),
      ],
      [weeklyMemory ? press(weekly.turnOff, "week", "off") : press(weekly.turnOn, "week", 9, 0)],
      ...(weeklyMemory === undefined
        ? []
        : [
            [
              press(`− 1 ${weekly.hour}`, ...weekOf(withHour(weeklyMemory, -1))),
              press(`+ 1 ${weekly.hour}`, ...weekOf(withHour(weeklyMemory, 1))),
            ],
            [
              press("− UTC", ...weekOf(withOffset(weeklyMemory, -30))),
              press("+ UTC", ...weekOf(withOffset(weeklyMemory, 30))),
            ],
          ]),
    ],
  };
}

const weekOf = ({ hour, offsetMinutes }: { hour: number; offsetMinutes: number }) =>
  ["week", hour, offsetMinutes] as const;
