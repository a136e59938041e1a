import { wordsFor } from "@memory/library/words/words-for";
import { type Asked, answerTo } from "../answer.ts";
import { asRead } from "../as-read.ts";
import { archiveOf } from "../library.ts";
import type { Chapter, Situation } from "../situation.ts";
import { ofLibrary } from "./finding-again.ts";

const words = wordsFor("en");

const asked: readonly (readonly [string, Asked])[] = [
  ["/delete alone.", ofLibrary({ command: "delete" })],
  ["/undo, with nothing deleted.", ofLibrary({ command: "undo" }, { archive: archiveOf([]) })],
  ["/undo", ofLibrary({ command: "undo" })],
  ["/forget", ofLibrary({ command: "forget" })],
  ["/export in a group.", ofLibrary({ command: "export", chatId: -100, isPrivate: false })],
  [
    "/export while one is made already.",
    ofLibrary({ command: "export" }, { exporter: { begin: () => undefined } }),
  ],
  [
    "/export",
    ofLibrary(
      { command: "export" },
      { exporter: { begin: () => ({ make: async () => {}, end() {} }) } },
    ),
  ],
];

const nothing = {
  ...{ tweets: 0, trash: 0, claims: 0, parts: 0, replies: 0 },
  ...{ timers: 0, settings: 0 },
};
const counts = { kept: 1234, pending: 2, trashed: 1 };

/** What a long command says on its way, for which the replies of the other situations are too short. */
const onTheWay: readonly (readonly [string, string])[] = [
  ["The same message, later.", words.export.stage({ kind: "reading", done: 500, total: 1237 })],
  ["Later.", words.export.stage({ kind: "sending", file: 1, files: 2 })],
  ["At last.", words.export.done(counts, { files: 3, media: 56, lost: 0 })],
  ["Under the first of the files.", words.export.caption(1, 2)],
  ["Under the one with the pictures.", words.export.mediaCaption(1, 1)],
  ["/forget, “Erase everything”.", words.forget.began],
  ["/forget, “Keep everything”.", words.forget.unchanged],
  [
    "Some minutes after “Erase everything”.",
    words.forget.receipt({
      ...nothing,
      tweets: 1234,
      trash: 1,
      claims: 1240,
      replies: 900,
      settings: 1,
      searchFiles: 1,
      copies: 310,
    }),
  ],
  [
    "The same, of a person who kept nothing.",
    words.forget.receipt({ ...nothing, searchFiles: 0, copies: 0 }),
  ],
];

/** Deleting, taking everything along, and being forgotten. */
export async function keepingLess(): Promise<Chapter> {
  const answered = asked.map(async ([when, each]) => ({ when, read: await answerTo(each) }));
  const told: Situation[] = onTheWay.map(([when, html]) => ({ when, read: asRead({ html }) }));
  return {
    title: "Deleting, exporting, being forgotten",
    situations: [...(await Promise.all(answered)), ...told],
  };
}
