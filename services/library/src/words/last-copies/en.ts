import { pluralsOf } from "../plurals.ts";
import type { LastCopiesWords } from "./words.ts";

const plural = pluralsOf("en");

/** English. */
export const lastCopiesEn: LastCopiesWords = {
  digest: (count) =>
    `🕯 ${plural(count, {
      one: "of your tweets is gone from X since last month. Yours may be the last copy.",
      other: "of your tweets are gone from X since last month. Yours may be the last copies.",
    })}`,
  show: "Show what is gone",
};
