import type { Words } from "./words.ts";

/** Spanish. */
export const es: Words = {
  menu: {
    save: "Guarda los tuits del mensaje al que respondes",
    list: "Tus tuits, primero los más recientes",
    search: "Encuentra un tuit por sus palabras",
    random: "Un tuit que hace tiempo que no ves",
    tags: "Tus etiquetas, y las del tuit al que respondes",
    note: "Escribe una nota para el tuit al que respondes",
    delete: "Borra el tuit al que respondes",
    undo: "Recupera un tuit borrado",
    stats: "Tu colección en números",
    export: "Llévate todo en archivos",
    import: "Trae tuits de un archivo",
    settings: "Idioma, últimas copias, recuerdo semanal",
    help: "Qué puedo guardar, y cómo",
    start: "Empezar",
    privacy: "Qué guardo sobre ti",
    forget: "Borra todo lo que guardo sobre ti",
  },
};
