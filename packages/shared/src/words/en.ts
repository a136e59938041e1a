import type { TweetWords } from "./tweet-words.ts";

/** English. */
export const tweetWordsEn: TweetWords = {
  absences: {
    deleted: "was deleted",
    "account-gone": "is from an account that no longer exists",
    protected: "is from a protected account",
    suspended: "is from a suspended account",
    "age-restricted": "is age-restricted",
    withheld: "is withheld by X in some countries",
    "rules-violated": "was removed by X because it broke X's rules",
    "not-authorized": "is not shown by X: its account may be protected or suspended",
    "not-found": "does not exist, or was deleted",
    unavailable: "is unavailable on X",
  },
  partNames: {
    text: "the rest of its text",
    quote: "the tweet that it quotes",
    media: "some of its media",
    article: "its article",
    thread: "its thread",
    poll: "its poll",
    "reply-context": "the tweet that it replies to",
    card: "the preview of its link",
    "community-note": "some of its community note",
  },
};
