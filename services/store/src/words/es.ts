import type { AbsenceReason, SourceName } from "@memory/shared/contracts/tweet";
import { dayFormat } from "@memory/shared/telegram/day-format";
import { tweetWordsEs } from "@memory/shared/words/es";
import type { Words } from "./words.ts";

const { absences, partNames } = tweetWordsEs;

const list = new Intl.ListFormat("es", { type: "conjunction" });
const listed = (parts: readonly string[]) => list.format(parts);

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** After a number of tweets; the first for one, the second for several. */
const absentTweets = {
  deleted: ["borrado", "borrados"],
  "account-gone": ["de una cuenta que ya no existe", "de una cuenta que ya no existe"],
  protected: ["de una cuenta protegida", "de una cuenta protegida"],
  suspended: ["de una cuenta suspendida", "de una cuenta suspendida"],
  "age-restricted": ["con restricción de edad", "con restricción de edad"],
  withheld: ["bloqueado por X", "bloqueados por X"],
  "rules-violated": ["retirado por X", "retirados por X"],
  "not-authorized": ["que X no muestra", "que X no muestra"],
  "not-found": ["no encontrado", "no encontrados"],
  unavailable: ["no disponible", "no disponibles"],
} as const satisfies Record<AbsenceReason, readonly [string, string]>;

const related = {
  quote: "El tuit citado",
  parent: "El tuit al que responde",
  thread: "Al menos otro tuit de su hilo",
} as const;

const sourceTitles = {
  syndication: "la sindicación de X",
  fxtwitter: "FxTwitter",
  vxtwitter: "vxtwitter",
  "x-api": "la API de X",
  oembed: "oEmbed de X",
} as const satisfies Record<SourceName, string>;

const files = (count: number) => plural(count, "imagen o vídeo", "imágenes o vídeos");

/** Spanish. */
export const es: Words = {
  saved: "Guardado",
  alreadySavedOn: (date) => `Ya guardado el ${date}`,
  deleted: "Borrado de tu colección",
  lookingUp: "Lo estoy buscando…",
  contentToFollow:
    "Enlace guardado, el contenido llegará después. Ahora mismo no puedo leer este tuit. Lo sigo intentando durante un día más o menos y actualizo este mensaje.",
  parked:
    "No guardado: no pude leer este tuit y dejé de intentarlo. Manda el enlace otra vez más tarde.",
  unavailable:
    "No guardado: no encontré este tuit. Puede que esté borrado, que sea privado o de una cuenta suspendida; revisa el enlace.",
  gone: {
    deleted: "No guardado: su autor borró este tuit.",
    "account-gone": "No guardado: la cuenta de este tuit ya no existe.",
    "not-found": "No guardado: este tuit no existe, o fue borrado.",
  },
  restricted: {
    protected:
      "No guardado: esta cuenta está protegida, así que solo sus seguidores pueden ver el tuit.",
    suspended: "No guardado: la cuenta de este tuit está suspendida.",
    "age-restricted":
      "No guardado: este tuit tiene restricción de edad y solo se ve con la sesión iniciada en X.",
    withheld:
      "No guardado: X bloquea este tuit en algunos países, y desde donde estoy no puedo leerlo.",
    "rules-violated": "No guardado: X retiró este tuit porque infringía sus reglas.",
    "not-authorized":
      "No guardado: X no muestra este tuit. Su cuenta puede estar protegida o suspendida.",
  },
  notATweet: {
    profile: "No guardado: esto es un perfil. Manda el enlace de uno de sus tuits.",
    search: "No guardado: esto es una búsqueda. Manda el enlace de un tuit que encuentre.",
    list: "No guardado: esto es una lista. Manda el enlace de un tuit de ella.",
    hashtag: "No guardado: esto es una etiqueta. Manda el enlace de un tuit que la use.",
    space:
      "No guardado: esto es un Space, que no puedo guardar. Manda el enlace de un tuit que lo anunció.",
    broadcast:
      "No guardado: esto es una emisión en directo, que no puedo guardar. Manda el enlace de un tuit que la muestre.",
    media:
      "No guardado: esto es solo una foto o un vídeo. Manda el enlace del tuit al que pertenece.",
    article:
      "No guardado: esta es la página propia de un artículo. Manda el enlace del tuit que lo lleva.",
    "not-found-behind-short-link":
      "No guardado: este enlace corto no lleva a un tuit. Manda el enlace de un tuit.",
    cut: "No guardado: este enlace está cortado en los puntos. Manda el enlace entero.",
    "other-page":
      "No guardado: esta página de X no es un tuit. Manda un enlace como x.com/name/status/123.",
  },
  overLimit: {
    minute:
      "No guardado: has mandado todos los enlaces que acepto en un minuto. Manda este otra vez dentro de un minuto.",
    day: "No guardado: has mandado todos los enlaces que acepto en un día. Manda este otra vez dentro de 24 horas.",
  },
  missing: {
    text: "Solo está guardado el principio de su largo texto.",
    quote: "No se pudo leer el tuit citado.",
    media: "No se pudieron leer los enlaces a algunas de sus fotos o vídeos.",
    article: "No se pudo leer entero el texto de su artículo.",
    thread: "Es parte de un hilo del que solo está guardado este tuit.",
    poll: "No se pudo leer su encuesta.",
    "reply-context": "No se pudo leer el tuit al que responde.",
    card: "No se pudo leer la vista previa de su enlace.",
    "community-note": "No se pudo leer entera su nota de la comunidad.",
  },
  tooLarge: (part) => `Demasiado grande para guardarlo: ${partNames[part]}.`,
  textCutAt: (characters) =>
    `Solo están guardados los primeros ${characters} caracteres de su largo texto.`,
  textUnproven: (source) =>
    `Quizá no sea el texto entero: solo ${sourceTitles[source]} pudo mostrarlo.`,
  textLinkUnread: "No se pudo leer un enlace de su texto, así que puede haber más texto.",
  gaps: (of, parts) =>
    `${related[of]} está guardado sin ${listed(parts.map((part) => partNames[part]))}.`,
  absent: {
    quote: (why) => `El tuit citado no está guardado: ${absences[why]}.`,
    parent: (why) => `El tuit al que responde no está guardado: ${absences[why]}.`,
  },
  shownInPart: "el texto está guardado entero, aquí solo cabe el principio",
  thread: (count) => `hilo de ${count} tuits, todos guardados`,
  threadInPart: (kept, absent) =>
    `parte de un hilo: ${[kept === 1 ? "solo este tuit guardado" : `${kept} guardados con este`, ...absent.map(({ why, count }) => `${count} ${absentTweets[why][count === 1 ? 0 : 1]}`)].join(", ")}`,
  threadCutAt: (kept) =>
    `Es parte de un hilo más largo, del que ${kept === 1 ? "solo está guardado este tuit" : `solo están guardados ${kept} tuits`}.`,
  articleTitle: (title) => `Artículo: ${title}`,
  linkTitle: (title) => `Enlace: ${title}`,
  pollOpen: (day) =>
    day === undefined
      ? "Votos hasta ahora: la encuesta seguía abierta"
      : `Votos hasta ahora: la encuesta estaba abierta hasta el ${day}`,
  pollClosed: "Encuesta cerrada",
  pollOption: (label, percent) =>
    percent === undefined ? `▫️ ${label}` : `▫️ ${label} · ${percent} %`,
  repliesTo: (handle) => `responde a @${handle}`,
  repostedBy: (handle) => `reposteado por @${handle}`,
  communityNote: (text) => `Nota de la comunidad: ${text}`,
  hasCommunityNote: "con una nota de la comunidad",
  sensitive: "marcado como delicado",
  oldEdition: "una versión anterior: para guardar el tuit editado, manda su enlace",
  photos: (count) => plural(count, "foto", "fotos"),
  videos: (count) => plural(count, "vídeo", "vídeos"),
  gifs: (count) => plural(count, "GIF", "GIF"),
  quotes: (handle) => `cita a @${handle}`,
  copied: "copias guardadas",
  copiedInPart: (kept, of) => `${kept} de ${of} con copia`,
  notCopied: {
    gone: (count) => `${files(count)} sin copia: X ya no tiene el archivo.`,
    refused: (count) => `${files(count)} sin copia: X no da el archivo a nadie desde aquí.`,
    "too-large": (count) => `${files(count)} sin copia: demasiado grande para mí.`,
    "playlist-only": (count) => `${files(count)} sin copia: una emisión que X solo transmite.`,
    "over-limit": (count) =>
      `${files(count)} aún sin copia: el espacio para copias de hoy se ha agotado. Lo intento mañana.`,
    "given-up": (count) =>
      `${files(count)} sin copia: no pude obtener el archivo en dos días. He dejado de intentarlo.`,
  },
  summary: (saved, total) => `${saved} de ${total} guardados`,
  leftOut: (count) =>
    `${plural(count, "enlace más quedó fuera", "enlaces más quedaron fuera")}: acepto hasta 50 de un mensaje. Manda el resto en otro.`,
  brief: {
    saved: "guardado",
    "already-saved": "ya guardado",
    trashed: "borrado de tu colección",
    gone: "borrado o no encontrado",
    restricted: "X no lo muestra",
    unavailable: "no lo encontré",
    "not-a-tweet": "no es un enlace a un tuit",
    "over-limit": "demasiados enlaces por ahora, mándalo otra vez más tarde",
    delayed: "el contenido llegará después",
    parked: "no guardado, mándalo otra vez más tarde",
    "looking-up": "buscándolo…",
  },
  more: (count) => `… y ${count} más`,
  buttons: { open: "Abrir", delete: "Borrar", undo: "Deshacer" },
  formatDay: dayFormat("es-ES"),
};
