import { goneReasons, restrictedReasons } from "@memory/shared/contracts/tweet";
import { replyTo, replyToAll } from "../reply.ts";
import type { Chapter } from "../situation.ts";

const gone = {
  deleted: "X says that the tweet was deleted by its author.",
  "account-gone": "X says that the account no longer exists.",
  "not-found": "X's own programming interface knows no tweet by this number.",
} as const;
const restricted = {
  protected: "X says that the account is protected.",
  suspended: "X says that the account is suspended.",
  "age-restricted": "X says that the tweet is for adults.",
  withheld: "X says that the tweet is withheld in the country of the request.",
  "rules-violated": "X says that it removed the tweet for breaking its rules.",
  "not-authorized": "X's own programming interface refuses to show the tweet.",
} as const;
const url = "https://x.com/jack/status/20";

/** Every verdict by which a tweet is not kept. */
export const notKept: Chapter = {
  title: "Tweets that cannot be kept",
  situations: [
    ...goneReasons.map((why) => ({ when: gone[why], read: replyTo({ kind: "gone", why }) })),
    ...restrictedReasons.map((why) => ({
      when: restricted[why],
      read: replyTo({ kind: "restricted", why }),
    })),
    {
      when: "At least two sources, independent of each other, do not know the tweet. None says why.",
      read: replyTo({ kind: "unavailable" }),
    },
    {
      when: "The person has used up the links of a minute.",
      read: replyToAll([{ url, overLimit: "minute" }]),
    },
    {
      when: "The person has used up the links of a day.",
      read: replyToAll([{ url, overLimit: "day" }]),
    },
  ],
};
