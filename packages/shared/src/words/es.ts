import type { TweetWords } from "./tweet-words.ts";

/** Spanish. */
export const tweetWordsEs: TweetWords = {
  absences: {
    deleted: "fue borrado",
    "account-gone": "es de una cuenta que ya no existe",
    protected: "es de una cuenta protegida",
    suspended: "es de una cuenta suspendida",
    "age-restricted": "tiene restricción de edad",
    withheld: "está bloqueado por X en algunos países",
    "rules-violated": "fue retirado por X porque infringía sus reglas",
    "not-authorized": "no lo muestra X: su cuenta puede estar protegida o suspendida",
    "not-found": "no existe, o fue borrado",
    unavailable: "no está disponible en X",
  },
  partNames: {
    text: "el resto de su texto",
    quote: "el tuit que cita",
    media: "parte de sus fotos o vídeos",
    article: "su artículo",
    thread: "su hilo",
    poll: "su encuesta",
    "reply-context": "el tuit al que responde",
    card: "la vista previa de su enlace",
    "community-note": "parte de su nota de la comunidad",
  },
};
