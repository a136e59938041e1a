import type { BaseWords } from "./base/words.ts";
import type { HelpWords } from "./help/words.ts";
import type { LabelsWords } from "./labels/words.ts";
import type { SettingsWords } from "./settings/words.ts";
import type { StatsWords } from "./stats/words.ts";
import type { TagsWords } from "./tags/words.ts";
import type { TrashWords } from "./trash/words.ts";

/**
 * Every text of an answer, in one language: an area for each room of `chat/`. A language is a file beside this
 * one, and one in each area; what is missing in one is a type error.
 */
export type Words = {
  readonly base: BaseWords;
  readonly labels: LabelsWords;
  readonly tags: TagsWords;
  readonly help: HelpWords;
  readonly settings: SettingsWords;
  readonly stats: StatsWords;
  readonly trash: TrashWords;
};
