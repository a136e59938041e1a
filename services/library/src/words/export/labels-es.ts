import { tweetWordsEs } from "@memory/shared/words/es";
import type { ExportLabels } from "../../tweets/export/slice.ts";
import { copiesEs } from "../copies/es.ts";
import { formatsOf } from "./formats.ts";

const { date, plural } = formatsOf("es");

/** Spanish, for what an export's files say. */
export const labelsEs: ExportLabels = {
  language: "es",
  title: "Mis tuits",
  states: { kept: "Guardados", pending: "Por llegar", trashed: "Papelera" },
  counts: ({ kept, pending, trashed }) =>
    [
      plural(kept, "tuit", "tuits"),
      ...(pending > 0 ? [`${plural(pending, "enlace", "enlaces")} por leer`] : []),
      ...(trashed > 0 ? [`${plural(trashed, "tuit", "tuits")} en la papelera`] : []),
    ].join(", "),
  date,
  saved: "Guardado",
  deleted: "Borrado",
  note: "Tu nota",
  foundIn: "Encontrado en",
  forwardedFrom: "Reenviado de",
  repostedBy: "Reposteado por",
  notKept: "No guardado",
  missing: tweetWordsEs.partNames,
  absent: {
    deleted: "Este tuit fue borrado.",
    "account-gone": "Este tuit es de una cuenta que ya no existe.",
    protected: "Este tuit es de una cuenta protegida.",
    suspended: "Este tuit es de una cuenta suspendida.",
    "age-restricted": "Este tuit tiene restricción de edad.",
    withheld: "X bloquea este tuit en algunos países.",
    "rules-violated": "X retiró este tuit porque infringía sus reglas.",
    "not-authorized": "X no muestra este tuit: su cuenta puede estar protegida o suspendida.",
    "not-found": "Este tuit no existe, o fue borrado.",
    unavailable: "Este tuit no está disponible en X.",
  },
  media: { photo: "Foto", video: "Vídeo", gif: "GIF" },
  copies: copiesEs,
  tooLargeToExport: "demasiado grande para una exportación: el bot da un enlace",
  quoted: "Tuit citado",
  answered: "En respuesta a",
  thread: "Hilo",
  votes: (votes) => plural(votes, "voto", "votos"),
  communityNote: "Nota de la comunidad",
  open: "Abrir en X",
  toFollow: "El enlace está guardado. El tuit no se pudo leer antes de esta exportación.",
  newer: "Más recientes",
  older: "Más antiguos",
  page: (page) => `página ${page}`,
  nothing: "Todavía no hay nada guardado.",
  readme: ({
    part,
    isLast,
    counts,
    exportedAt,
  }) => `Todo lo que guardas en Memory, a fecha de ${date(exportedAt)}:
${labelsEs.counts(counts)}.
${
  part === 1 && isLast
    ? ""
    : `
Este es el archivo ${part} de una exportación que necesita varios. Cada uno se abre por separado;
descomprimidos en una misma carpeta, encajan.
`
}
library.html    Para leer en el navegador, también sin conexión. Las fotos y los vídeos sin copia son
                enlaces a X.
media/          Las fotos y los vídeos, cada uno una vez. Si son muchos, vienen en otros ZIP:
                descomprímelos todos en una misma carpeta, y library.html y las notas los muestran.
memory.json     Todo, para programas. Envíalo, o este ZIP entero, al bot con /import, y tu colección
                vuelve a estar como estaba, con etiquetas, notas, fechas y papelera.
tweets.csv      Para hojas de cálculo: una línea por tuit. Un apóstrofo delante de un texto que empieza por
                = + - o @ evita que la hoja lo tome por una fórmula. Las hojas redondean los números
                largos: guíate por la columna "url" y no por "id".
bookmarks.html  Para navegadores y gestores de marcadores: impórtalo allí.
markdown/       Una nota por tuit, para Obsidian y otros editores.

Lo que borraste en los últimos 30 días está incluido y marcado: "trashed" en la columna "state", la
carpeta "trash", el título "Papelera".
Los archivos contienen, sin cifrar, lo que guardaste y escribiste. Tenlos donde nadie más los lea.
`,
};
