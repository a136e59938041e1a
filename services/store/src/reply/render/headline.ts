import type { Words } from "../../words/words.ts";
import type { ShownState } from "../shown-state.ts";

/** What happened to a link, in plain text; a tweet's card follows below it. */
export function headline(state: ShownState, words: Words): string {
  switch (state.kind) {
    case "saved":
      return words.saved;
    case "already-saved":
      return words.alreadySavedOn(words.formatDay(state.savedAt));
    case "trashed":
      return words.deleted;
    case "gone":
      return words.gone[state.why];
    case "restricted":
      return words.restricted[state.why];
    case "not-a-tweet":
      return words.notATweet[state.why];
    case "unavailable":
      return words.unavailable;
    case "over-limit":
      return words.overLimit[state.span];
    case "delayed":
      return words.contentToFollow;
    case "parked":
      return words.parked;
    case "looking-up":
      return words.lookingUp;
  }
}

export const icons: Readonly<Record<ShownState["kind"], string>> = {
  saved: "✅",
  "already-saved": "📌",
  trashed: "🗑",
  gone: "🚫",
  restricted: "🔒",
  unavailable: "🤷",
  "not-a-tweet": "💡",
  "over-limit": "✋",
  delayed: "⏳",
  parked: "⚠️",
  "looking-up": "⏳",
};
