import { formatsOf } from "./formats.ts";
import { labelsEs } from "./labels-es.ts";
import type { ExportWords } from "./words.ts";

const { number, plural } = formatsOf("es");

/** Spanish. */
export const exportEs: ExportWords = {
  privateOnly:
    "Tu exportación es solo para ti, por eso no la mando a un grupo. Mándame /export en nuestro chat privado.",
  underWay: "Ya estoy preparando tu exportación. Te la mando en cuanto esté lista.",
  begun: "📦 Estoy preparando tu exportación. Mientras tanto puedes seguir usándome.",
  begunAgain:
    "📦 Me interrumpieron mientras preparaba tu exportación, así que la hago otra vez desde el principio. Si ya te llegaron archivos, te llegarán de nuevo.",
  interrupted:
    "Me han interrumpido. Enseguida empiezo otra vez por mi cuenta; no tienes que hacer nada.",
  stage: (stage) => {
    switch (stage.kind) {
      case "waiting":
        return "📦 Estoy preparando tu exportación. Hay otras personas antes; después te toca a ti.";
      case "reading":
        return `📦 Estoy preparando tu exportación: ${number(stage.done)} de ${number(stage.total)} tuits leídos.`;
      case "packing":
        return "📦 Estoy preparando tu exportación: comprimo los archivos.";
      case "sending":
        return `📦 Mando el archivo ${stage.file} de ${stage.files}.`;
    }
  },
  done: (counts, { files, media, lost }) =>
    [
      `✅ Tu exportación está lista: ${labelsEs.counts(counts)}`,
      ...(media === 0 ? [] : [`, ${plural(media, "foto o vídeo", "fotos y vídeos")}`]),
      `, en ${plural(files, "archivo", "archivos")}.`,
      ...(lost === 0
        ? []
        : [
            ` ${plural(lost, "copia se eliminó", "copias se eliminaron")} mientras leía, y por eso ${lost === 1 ? "falta" : "faltan"}.`,
          ]),
    ].join(""),
  tooLarge: (count) =>
    `${plural(count, "vídeo es", "vídeos son")} demasiado grande${count === 1 ? "" : "s"} para un archivo que un bot puede mandar. Durante seis horas como máximo ${count === 1 ? "lo" : "los"} tienes aquí:`,
  refused:
    "Telegram no aceptó un archivo de tu exportación. Manda /export otra vez más tarde; si no sirve, pregunta a quien lleva este bot.",
  caption: (file, files) =>
    files === 1
      ? "Tu colección: una página para leer, JSON, CSV, Markdown y marcadores. README.txt explica cada archivo."
      : `Tu colección, archivo ${file} de ${files}. Cada uno se abre por separado.`,
  mediaCaption: (file, files) =>
    `Fotos y vídeos de tu colección${files === 1 ? "" : `, archivo ${file} de ${files}`}. Descomprímelo en la carpeta de library.html.`,
  labels: labelsEs,
};
