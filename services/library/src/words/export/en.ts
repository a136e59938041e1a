import { formatsOf } from "./formats.ts";
import { labelsEn } from "./labels-en.ts";
import type { ExportWords } from "./words.ts";

const { number, plural } = formatsOf("en");

/** English. */
export const exportEn: ExportWords = {
  privateOnly:
    "Your export is for you alone, so I do not send it into a group. Send me /export in our private chat.",
  underWay: "I am already making your export. I send it as soon as it is ready.",
  begun: "📦 I am making your export. You can go on using me meanwhile.",
  begunAgain:
    "📦 I was interrupted while I made your export, so I make it once more from the beginning. If files of it came already, they come again.",
  interrupted: "I was interrupted. In a moment I start again by myself; you need not do anything.",
  stage: (stage) => {
    switch (stage.kind) {
      case "waiting":
        return "📦 I am making your export. Others are served first; you are next in line.";
      case "reading":
        return `📦 I am making your export: ${number(stage.done)} of ${number(stage.total)} tweets read.`;
      case "packing":
        return "📦 I am making your export: packing the files.";
      case "sending":
        return `📦 I am sending file ${stage.file} of ${stage.files}.`;
    }
  },
  done: (counts, { files, media, lost }) =>
    [
      `✅ Your export is ready: ${labelsEn.counts(counts)}`,
      ...(media === 0 ? [] : [`, ${plural(media, "picture or film", "pictures and films")}`]),
      `, in ${plural(files, "file", "files")}.`,
      ...(lost === 0
        ? []
        : [
            ` ${plural(lost, "copy was", "copies were")} removed while I read, and so not included.`,
          ]),
    ].join(""),
  tooLarge: (count) =>
    `${plural(count, "film is", "films are")} too large for a file that a bot may send. For up to six hours you can get ${count === 1 ? "it" : "them"} here:`,
  refused:
    "Telegram did not take a file of your export. Please send /export again later; if that does not help, ask the person who runs this bot.",
  caption: (file, files) =>
    files === 1
      ? "Your library: a page to read, JSON, CSV, Markdown and bookmarks. README.txt explains each file."
      : `Your library, file ${file} of ${files}. Each opens by itself.`,
  mediaCaption: (file, files) =>
    `Pictures and films of your library${files === 1 ? "" : `, file ${file} of ${files}`}. Unpack this into the folder of library.html.`,
  labels: labelsEn,
};
