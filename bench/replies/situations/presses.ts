import { encodeCallbackData } from "@memory/shared/contracts/callback-data";
import { type Asked, answerTo, person } from "../answer.ts";
import type { Chapter } from "../situation.ts";

const press = (action: "delete" | "undo", owner = person): Asked =>
  pressOn(encodeCallbackData({ action, owner, tweetId: "20" }));
const pressOn = (data: string): Asked => ({ command: { kind: "callback", queryId: "1", data } });

const asked: readonly (readonly [string, Asked])[] = [
  ["Delete.", { ...press("delete"), outcome: "deleted" }],
  [
    "Delete, on a tweet that is deleted already.",
    { ...press("delete"), outcome: "already-deleted" },
  ],
  ["Undo.", { ...press("undo"), outcome: "restored" }],
  [
    "Undo or Delete, after a later press or message had the tweet kept.",
    { ...press("undo"), outcome: "kept" },
  ],
  [
    "Undo, on a tweet whose content was never found.",
    { ...press("undo"), outcome: "nothing-left" },
  ],
  ["Undo, more than 30 days after Delete.", { ...press("undo"), outcome: "expired" }],
  [
    "Delete or Undo, on a tweet that this person has never kept.",
    { ...press("delete"), outcome: "unknown" },
  ],
  ["A press by somebody else, in a group.", press("delete", "8")],
  ["A press by a person whom ALLOWED_USERS leaves out.", { ...press("delete"), allowed: false }],
  ["A button that Memory does not know.", pressOn("v0:open:20")],
  [
    "A press that could not be carried out, for a fault that came back eight times.",
    { ...press("delete"), isGivenUp: true },
  ],
];

/** The short text that Telegram shows over a button that was pressed. */
export async function presses(): Promise<Chapter> {
  const situations = asked.map(async ([when, each]) => ({ when, read: await answerTo(each) }));
  return {
    title: "What is shown over a pressed button",
    situations: await Promise.all(situations),
  };
}
