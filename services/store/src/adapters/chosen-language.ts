import { personOf } from "@memory/archive/rows/person";
import type { Log } from "@memory/shared/process/log";
import type { LanguageOf } from "../ports.ts";
import type { PersonRows } from "./person-rows.ts";

/** The language that a person chose in /settings. If the table cannot be reached, none counts as chosen. */
export const createChosenLanguage =
  (personRows: Pick<PersonRows, "get">, log: Log): LanguageOf =>
  async (userId) => {
    try {
      return personOf(await personRows.get(Number(userId))).language;
    } catch (err) {
      log.warn({ err }, "the chosen language cannot be read");
      return undefined;
    }
  };
