import { formatsOf } from "./formats.ts";
import { labelsDe } from "./labels-de.ts";
import type { ExportWords } from "./words.ts";

const { number, plural } = formatsOf("de");

/** German. */
export const exportDe: ExportWords = {
  privateOnly:
    "Dein Export ist nur für dich, deshalb schicke ich ihn nicht in eine Gruppe. Schick mir /export in unserem privaten Chat.",
  underWay: "Ich mache deinen Export schon. Ich schicke ihn, sobald er fertig ist.",
  begun: "📦 Ich mache deinen Export. Du kannst mich währenddessen weiter benutzen.",
  begunAgain:
    "📦 Beim Export wurde ich unterbrochen, deshalb mache ich ihn noch einmal von vorn. Dateien, die schon angekommen sind, kommen dann noch einmal.",
  interrupted:
    "Ich wurde unterbrochen. Gleich fange ich von selbst noch einmal an; du musst nichts tun.",
  stage: (stage) => {
    switch (stage.kind) {
      case "waiting":
        return "📦 Ich mache deinen Export. Andere sind noch vor dir an der Reihe, gleich danach kommst du.";
      case "reading":
        return `📦 Ich mache deinen Export: ${number(stage.done)} von ${number(stage.total)} Tweets gelesen.`;
      case "packing":
        return "📦 Ich mache deinen Export: Die Dateien werden gepackt.";
      case "sending":
        return `📦 Ich schicke Datei ${stage.file} von ${stage.files}.`;
    }
  },
  done: (counts, { files, media, lost }) =>
    [
      `✅ Dein Export ist fertig: ${labelsDe.counts(counts)}`,
      ...(media === 0 ? [] : [`, ${plural(media, "Bild oder Film", "Bilder und Filme")}`]),
      `, in ${plural(files, "Datei", "Dateien")}.`,
      ...(lost === 0
        ? []
        : [
            ` ${plural(lost, "Kopie wurde", "Kopien wurden")} währenddessen entfernt und ${lost === 1 ? "fehlt" : "fehlen"} deshalb.`,
          ]),
    ].join(""),
  tooLarge: (count) =>
    `${plural(count, "Film ist", "Filme sind")} zu groß für eine Datei, die ein Bot schicken darf. Bis zu sechs Stunden lang bekommst du ${count === 1 ? "ihn" : "sie"} hier:`,
  refused:
    "Telegram hat eine Datei deines Exports nicht angenommen. Bitte schick später noch einmal /export; wenn das nicht hilft, frag die Person, die diesen Bot betreibt.",
  caption: (file, files) =>
    files === 1
      ? "Deine Sammlung: eine Seite zum Lesen, JSON, CSV, Markdown und Lesezeichen. README.txt erklärt jede Datei."
      : `Deine Sammlung, Datei ${file} von ${files}. Jede lässt sich für sich öffnen.`,
  mediaCaption: (file, files) =>
    `Bilder und Filme deiner Sammlung${files === 1 ? "" : `, Datei ${file} von ${files}`}. Entpack sie in den Ordner von library.html.`,
  labels: labelsDe,
};
