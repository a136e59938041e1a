import type { BaseWords } from "./base/words.ts";
import type { CopyWords } from "./copies/words.ts";
import type { ExportWords } from "./export/words.ts";
import type { ForgetWords } from "./forget/words.ts";
import type { HelpWords } from "./help/words.ts";
import type { ImportWords } from "./import/words.ts";
import type { InlineWords } from "./inline/words.ts";
import type { ItemWords } from "./item/words.ts";
import type { LabelsWords } from "./labels/words.ts";
import type { LastCopiesWords } from "./last-copies/words.ts";
import type { ListWords } from "./list/words.ts";
import type { MemoryWords } from "./memory/words.ts";
import type { RandomWords } from "./random/words.ts";
import type { SearchWords } from "./search/words.ts";
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
  readonly forget: ForgetWords;
  readonly memory: MemoryWords;
  readonly lastCopies: LastCopiesWords;
  readonly export: ExportWords;
  readonly import: ImportWords;
  readonly list: ListWords;
  readonly item: ItemWords;
  readonly copies: CopyWords;
  readonly search: SearchWords;
  readonly inline: InlineWords;
  readonly random: RandomWords;
};
