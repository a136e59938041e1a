import { pluralsOf } from "../plurals.ts";
import type { ImportWords } from "./words.ts";

const plural = pluralsOf("es");
const tweets = (count: number) => plural(count, { one: "tuit", other: "tuits" });

/** Spanish. */
export const importEs: ImportWords = {
  htmlHowTo: [
    "<b>Mándame un archivo y guardo los tuits que contiene.</b> Mandar otra vez el mismo archivo no cambia nada.",
    [
      "• <b>Mi propia exportación</b>: el ZIP de /export o el memory.json que lleva dentro. Vuelven las notas, las etiquetas, las fechas y la papelera.",
      "• <b>Los marcadores de un navegador</b>, en HTML. Chrome: Administrador de marcadores → ⋮ → Exportar. Firefox: Administrar marcadores → Importar y respaldar → Exportar a HTML. Las carpetas se convierten en etiquetas.",
      "• <b>Tu archivo de X</b>: X → Configuración → Tu cuenta → Descargar un archivo. Del ZIP mándame solo <code>data/like.js</code> y <code>data/bookmark.js</code>.",
      "• <b>twitter-web-exporter</b> y otros programas: su CSV o JSON.",
      "• <b>Cualquier texto</b> con enlaces a tuits.",
    ].join("\n"),
    "Un archivo puede tener 20 MB. También vale un ZIP con archivos así.",
  ].join("\n\n"),
  htmlHowToShort: "/import te dice qué archivos puedo leer.",
  htmlPrivateOnly:
    "Lo que importas es solo asunto tuyo. Mándame el archivo en nuestro chat privado.",
  htmlTooLarge:
    "Telegram solo me da archivos de hasta 20 MB. Mete el archivo en un ZIP, que suele ocupar diez veces menos, o mándalo por partes. Del archivo de X solo necesito <code>data/like.js</code> y <code>data/bookmark.js</code>.",
  htmlGone: "Telegram ya no tiene este archivo. Mándalo otra vez, por favor.",
  htmlReading: (count) =>
    `📥 Estoy leyendo tu archivo: ${plural(count, { one: "entrada", other: "entradas" })} hasta ahora. Mientras tanto puedes seguir usándome.`,
  done: "📥 Importado",
  contentFollows:
    "De lo añadido ya está guardado el enlace. Los tuits mismos irán llegando poco a poco; lo que me mandas tú va antes. Si X ya no muestra un tuit, se queda guardado su enlace, con etiquetas y nota.",
  counts: {
    taken: (count) => plural(count, { one: "tuit añadido", other: "tuits añadidos" }),
    "put-back": (count) =>
      plural(count, {
        one: "tuit devuelto tal como estaba",
        other: "tuits devueltos tal como estaban",
      }),
    known: (count) => `${tweets(count)} que ya tenías`,
    twice: (count) =>
      `${plural(count, { one: "repetición", other: "repeticiones" })} dentro del archivo`,
    deleted: (count) => `${tweets(count)} que habías borrado, sin añadir`,
    expired: (count) =>
      plural(count, {
        one: "tuit que ya pasó 30 días en la papelera, sin añadir",
        other: "tuits que ya pasaron 30 días en la papelera, sin añadir",
      }),
    elsewhere: (count) =>
      `${plural(count, { one: "enlace", other: "enlaces" })} a otros sitios, sin tener en cuenta`,
    refused: (count) => `${plural(count, { one: "entrada", other: "entradas" })} sin añadir`,
  },
  where: (line, file) => (file === undefined ? `Línea ${line}` : `${file}, línea ${line}`),
  outcomes: {
    taken: "añadido",
    "put-back": "devuelto",
    known: "ya lo tenías",
    twice: "una repetición",
    deleted: "sin añadir, porque lo habías borrado",
    expired: "sin añadir: ya pasó 30 días en la papelera",
    elsewhere: "un enlace a otro sitio",
  },
  refused: {
    profile: "sin añadir: es un perfil, no un tuit",
    search: "sin añadir: es una búsqueda, no un tuit",
    list: "sin añadir: es una lista, no un tuit",
    hashtag: "sin añadir: es una etiqueta de X, no un tuit",
    space: "sin añadir: es un Espacio, no un tuit",
    broadcast: "sin añadir: es una emisión, no un tuit",
    media: "sin añadir: solo es una imagen o un vídeo, no su tuit",
    article: "sin añadir: es la página de un artículo, no su tuit",
    "not-found-behind-short-link": "sin añadir: es un enlace corto que no lleva a ningún tuit",
    cut: "sin añadir: el enlace está cortado",
    "other-page": "sin añadir: es una página de X que no es un tuit",
    rounded:
      "sin añadir: una hoja de cálculo redondeó el número y ya no se sabe qué tuit es. Expórtalo otra vez y no lo guardes en una hoja de cálculo",
    "no-link": "sin añadir: no hay enlace ni número de un tuit",
    unreadable: "sin añadir: no se puede leer",
  },
  unread: {
    empty: "Este archivo está vacío.",
    picture: "Esto es una imagen. Mándame los enlaces mismos.",
    video: "Esto es un vídeo. Mándame los enlaces mismos.",
    pdf: "Esto es un PDF y no puedo leerlo. Mándame sus enlaces como texto.",
    spreadsheet: "Esto es una hoja de cálculo. Guárdala como CSV y mándame eso.",
    "web-page":
      "Esto es una página web. En HTML solo leo marcadores, tal como los exporta un navegador.",
    archive: "No puedo abrir este archivo comprimido. Manda un ZIP o los archivos mismos.",
    binary: "No reconozco qué es este archivo: no es texto.",
    "no-links": "Aquí no he encontrado ningún enlace a un tuit.",
    broken: "Este archivo está dañado o cortado: no pude leerlo hasta el final.",
    "too-large": "Descomprimido es más de lo que puedo leer. Mándalo por partes.",
    "newer-library": "Este archivo lo hizo una versión más nueva de mí. Todavía no puedo leerlo.",
    "too-many":
      "A partir de aquí hay más entradas de las que admito de una vez. Manda el resto en otro archivo.",
  },
  unreadWith: {
    columns: (names) =>
      `Esto es una tabla sin columna de enlaces. Sus columnas son: ${names}. Llama «url» a la columna de los enlaces.`,
    fields: (names) => `Esto es JSON sin tuits que yo reconozca. Contiene: ${names}.`,
    zip: (names) => `No puedo leer ningún archivo de este ZIP. Dentro hay: ${names}.`,
  },
  reportName: "informe-de-importacion.txt",
};
