import type { BaseWords } from "./base/words.ts";
import type { ExportWords } from "./export/words.ts";
import type { ImportWords } from "./import/words.ts";

/**
 * Every text of an answer, in one language: an area for each room of `chat/`. A language is a file beside this
 * one, and one in each area; what is missing in one is a type error.
 */
export type Words = {
  readonly base: BaseWords;
  readonly export: ExportWords;
  readonly import: ImportWords;
};
