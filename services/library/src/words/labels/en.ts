import type { LabelsWords } from "./words.ts";

/** English. */
export const labelsEn: LabelsWords = {
  whichTweet:
    "Which tweet? Send this as a reply to my message about it, or put its link after the command.",
  several:
    "That message is about several tweets. Put the link of the one you mean after the command.",
  notKept: "This tweet is not in your library. Send me its link and I save it.",
  labelled: "Saved. I show your tags and notes to you alone.",
  panel: {
    title: "Tags",
    none: "No tags yet.",
    hint: "Reply to this message with #one #or #more to add tags.",
  },
  note: {
    title: "Note",
    ask: "Reply to this message with your note.",
    askAnew: "Reply to this message with another note to replace it.",
    hint: "Your note",
    removed: "Note removed.",
  },
  buttons: { tag: "Tags", note: "Note", removeNote: "Remove note" },
};
