import { absenceReasons, type MissingPart, type RelatedPost } from "@memory/shared/contracts/tweet";
import { exampleTweet } from "@memory/testing/example-request";
import { replyTo, saved } from "../reply.ts";
import type { Chapter } from "../situation.ts";

function found(id: string, missing: MissingPart[] = []): RelatedPost {
  const { sources: _, ...post } = exampleTweet({ id, author: { handle: "nina_o", name: "Nina" } });
  return { kind: "found", ...post, missing };
}
const absent = (why: (typeof absenceReasons)[number]): RelatedPost => ({
  kind: "absent",
  id: "9",
  why,
});
const thread = [found("19"), found("20"), found("21")];
/** After "it" or "one tweet". */
const plainly = {
  deleted: "was deleted",
  "account-gone": "is from an account that is gone",
  "not-found": "is unknown to X",
  protected: "is from a protected account",
  suspended: "is from a suspended account",
  "age-restricted": "is for adults",
  withheld: "is withheld in some country",
  "rules-violated": "was removed by X",
  "not-authorized": "is refused by X's programming interface",
  unavailable: "is not shown, for no stated reason",
} as const satisfies Record<(typeof absenceReasons)[number], string>;
const inReplyTo = { id: "19", handle: "nina_o" };

/** Threads, quotes and answered tweets, and what they lack. */
export const related: Chapter = {
  title: "Threads, quotes and answers",
  situations: [
    { when: "A thread of three, kept whole.", read: replyTo(saved({ thread })) },
    {
      when: "A thread in which some tweets are gone.",
      read: replyTo(saved({ thread: [...thread, absent("deleted"), absent("suspended")] })),
    },
    {
      when: "A thread that is longer than what could be read.",
      read: replyTo(saved({ thread, missing: ["thread"] })),
    },
    {
      when: "A thread that is longer than what could be read, with a tweet that is gone.",
      read: replyTo(saved({ thread: [absent("unavailable"), found("20")], missing: ["thread"] })),
    },
    {
      when: "A thread in which another tweet lacks a picture.",
      read: replyTo(saved({ thread: [found("19", ["media"]), found("20")] })),
    },
    ...absenceReasons.map((why) => ({
      when: `A thread in which another tweet ${plainly[why]}.`,
      read: replyTo(saved({ thread: [absent(why), found("20")] })),
    })),
    {
      when: "It quotes a tweet, which is kept too.",
      read: replyTo(saved({ quoted: found("18") })),
    },
    {
      when: "It quotes a tweet that is kept without some parts.",
      read: replyTo(saved({ quoted: found("18", ["text", "media"]) })),
    },
    ...absenceReasons.map((why) => ({
      when: `It quotes a tweet that ${plainly[why]}.`,
      read: replyTo(saved({ quoted: absent(why) })),
    })),
    {
      when: "It answers a tweet, which is kept too.",
      read: replyTo(saved({ inReplyTo, replyContext: found("19") })),
    },
    {
      when: "It answers a tweet that is kept without its poll.",
      read: replyTo(saved({ inReplyTo, replyContext: found("19", ["poll"]) })),
    },
    {
      when: "It answers a tweet that was deleted.",
      read: replyTo(saved({ inReplyTo, replyContext: absent("deleted") })),
    },
  ],
};
