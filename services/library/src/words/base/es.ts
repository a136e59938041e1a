import { daysInTrash } from "@memory/archive/rows/item";
import type { BaseWords } from "./words.ts";

/** Spanish. */
export const baseEs: BaseWords = {
  start: [
    "<b>Guardo tuits para ti.</b>",
    "Mándame el enlace de un tuit y guardo su texto, su autor, sus fotos y sus vídeos mientras todavía existe. Nadie más de quienes me usan ve lo que guardas; en un grupo, todos ven mi respuesta.",
    "Pruébalo: <code>https://x.com/jack/status/20</code>",
    "/help te cuenta qué más entiendo; /privacy, qué guardo.",
  ].join("\n\n"),

  privacy: (userId) =>
    [
      "<b>Qué se guarda</b>\nDe cada tuit que guardas, bajo tu identificador de Telegram: su texto, los enlaces a sus fotos y vídeos, su autor, los tuits que cita, responde o continúa, su encuesta, su artículo y su nota de la comunidad, el enlace tal como lo mandaste, tus etiquetas y tu nota, cuándo lo guardaste y dónde lo encontraste (el título del chat, de quién venía reenviado). También de qué mensaje salió y qué respondí, para poder mantener al día mi respuesta, y tus ajustes (/settings).\nSus fotos y vídeos los copio de X, también los de los tuits que van con él. Una copia pertenece al tuit y no nombra a nadie: si otros guardan el mismo tuit, sigue habiendo una sola. Cuánto se ha copiado hoy para ti queda apuntado junto a tus ajustes, porque hay un límite.\nPara encontrar las cosas rápido, un archivo de búsqueda en el disco del servidor tiene una copia de tus tuits, etiquetas y notas. Un archivo que me mandas para importar se borra en cuanto está leído; los de una exportación, en cuanto están enviados.",
      "<b>Quién puede verlo</b>\nEn este bot, solo tú, aunque en un grupo todos ven mi respuesta. Si escribes mi nombre y unas palabras en otro chat, solo tú ves lo que te ofrezco, hasta que mandas allí uno de los tuits. Quien lleva este bot tiene acceso a su base de datos, a su disco y al lugar donde están las copias. Para leer un tuit lo pido por su número a servicios públicos; no se les dice quién lo pidió. También guardo sus respuestas, sin apuntar para quién eran.",
      `<b>Cuánto tiempo</b>\nHasta que lo borres. Un tuit borrado queda ${daysInTrash} días en la papelera, donde /undo lo encuentra; después se elimina para siempre, con las copias de sus fotos y vídeos si nadie más guarda el tuit. Recuerdo que lo borraste, para que no vuelva por sí solo. Un enlace que no pude tratar por un error se guarda hasta 14 días, para poder intentarlo de nuevo.`,
      "<b>Solo si lo pides</b>\nLa vigilancia de últimas copias y el recuerdo semanal están desactivados hasta que los actives en /settings.",
      `<b>Tus derechos</b>\n/export te lo da todo en archivos. /forget lo borra todo: tuits, papelera, etiquetas, notas, ajustes, archivos de búsqueda y las copias de fotos y vídeos que nadie más guarda. Se queda una línea con tu identificador de Telegram y cuándo lo pediste, para que ningún trabajo anterior traiga nada de vuelta; los enlaces con los que no pude, hasta 14 días, aunque de ellos ya no se guarda nada; y las respuestas de los servicios públicos, que no nombran a nadie. Las copias de seguridad las hace quien lleva este bot; pregúntale por ellas y por todo lo demás${
        userId === undefined
          ? ". Mándame /privacy en un chat privado y te digo tu identificador."
          : ` y dile tu identificador, <code>${userId}</code>.`
      }`,
      'Además se aplica <a href="https://telegram.org/privacy-tpa">la política de Telegram para bots</a>.',
    ].join("\n\n"),

  saveNeedsLink:
    "Responde con /save a un mensaje que tenga el enlace de un tuit, o mándame el enlace.",

  noLink:
    "Guardo tuits. Mándame un enlace como <code>https://x.com/jack/status/20</code>, o /help para saber más.",

  unknownCommand: "No conozco este comando. Mándame el enlace de un tuit, o /help.",

  notAllowed: (userId) =>
    `Este bot es privado. Para usarlo, manda a quien lo lleva este número, tu identificador de Telegram: <code>${userId}</code>`,

  parked: "Algo ha fallado por mi parte y he desistido. Inténtalo otra vez, por favor.",

  pressed: {
    deleted: `Borrado. Puedes deshacerlo durante ${daysInTrash} días.`,
    "already-deleted": "Ya estaba borrado.",
    restored: "Recuperado.",
    kept: "No ha cambiado nada: se guardó o se recuperó después, y está en tu colección.",
    "nothing-left": "No hay nada que recuperar. Manda el enlace otra vez y lo intento de nuevo.",
    expired: `Se borró hace más de ${daysInTrash} días, así que no se puede recuperar. Manda el enlace otra vez para guardarlo de nuevo.`,
    unknown: "Este tuit no está en tu colección.",
    "not-yours": "Solo puede hacerlo quien lo guardó.",
    "not-allowed": "Este bot es privado.",
    outdated:
      "Este botón es demasiado antiguo y ya no sirve. Manda otra vez el enlace o el comando y tendrás uno nuevo.",
    parked: "Algo ha fallado por mi parte y he desistido. Inténtalo otra vez, por favor.",
  },
};
