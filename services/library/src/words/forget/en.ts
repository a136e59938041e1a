import { countLines } from "./receipt.ts";
import type { ForgetWords } from "./words.ts";

const lines = countLines("en", {
  tweets: "Tweets in your library",
  trash: "Tweets in the trash",
  claims: "What I knew of each link: tags, notes, where you found it",
  parts: "Pieces of very long tweets",
  replies: "What I had written down about my replies",
  timers: "What I had planned to do for you",
  settings: "Your settings",
  searchFiles: "Search files",
  copies: "Copies of media",
});

/** English. */
export const forgetEn: ForgetWords = {
  ask: [
    "<b>Erase everything I store about you?</b>",
    "Your tweets, the trash, tags, notes and settings go, for good. Nobody can bring them back. If you want a copy, send /export first.",
    "What you send me afterwards I keep as from a new person.",
  ].join("\n\n"),
  inPrivate: "Send me /forget in our private chat, and I erase everything I store about you.",
  yes: "Erase everything",
  no: "Keep everything",
  unchanged: "Nothing was erased.",
  began:
    "I am erasing everything. After some minutes I look again for work that was still under way, then I send you the receipt.",
  pressed: "I am erasing everything.",
  receipt(receipt) {
    const erased = lines(receipt);
    return [
      "<b>All erased</b>",
      erased.length === 0 ? "I had stored nothing about you." : erased.join("\n"),
      "I have read everything again, and found nothing of yours from before.",
      "What stays: a line with your Telegram id and when you asked, so that no older work brings anything back; links that I could not handle because of an error, for up to 14 days, but nothing is saved from them; and the messages in this chat, which you can delete in Telegram.",
    ].join("\n\n");
  },
};
