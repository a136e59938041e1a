import { daysInTrash } from "@memory/archive/rows/item";
import { monthFormat } from "../month-format.ts";
import { pluralsOf } from "../plurals.ts";
import type { StatsWords } from "./words.ts";

const plural = pluralsOf("en");

/** English. */
export const statsEn: StatsWords = {
  title: "Your library",
  none: "Your library is empty. Send me a link to a tweet, and I keep it.",
  facts: {
    kept: (count) => plural(count, { one: "tweet kept", other: "tweets kept" }),
    complete: (count) => plural(count, { one: "complete", other: "complete" }),
    incomplete: (count) =>
      plural(count, { one: "with a part missing", other: "with parts missing" }),
    pending: (count) =>
      plural(count, { one: "link, content to follow", other: "links, content to follow" }),
    deleted: (count) =>
      plural(count, {
        one: `deleted in the last ${daysInTrash} days, /undo brings it back`,
        other: `deleted in the last ${daysInTrash} days, /undo brings them back`,
      }),
  },
  months: "Saved by month",
  authors: "Most kept authors",
  formatMonth: monthFormat("en-GB"),
};
