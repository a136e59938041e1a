import { daysInTrash } from "@memory/archive/rows/item";
import type { HelpWords } from "./words.ts";

/** Spanish. */
export const helpEs: HelpWords = {
  overview: [
    "<b>Qué puedo hacer</b>",
    "Mándame enlaces a tuits: los guardo y los vuelvo a encontrar.",
    "¿Sobre qué quieres saber más?",
  ].join("\n"),
  topics: {
    save: {
      title: "Guardar",
      text: [
        "<b>Guardar</b>",
        "• Manda o reenvía un mensaje con enlaces a tuits, varios a la vez si quieres. Guardo todos los que puedo leer y respondo en un solo mensaje.",
        "• Las #etiquetas y palabras que escribas junto a un enlace se guardan con el tuit.",
        "• Responde con /save a un mensaje que tenga un enlace y guardo el tuit.",
        "• ⚠️ en mi respuesta dice qué le falta a un tuit. Si lo encuentro en el plazo de un día, lo añado y cambio la respuesta.",
        "Sirven los enlaces de x.com y twitter.com, los enlaces cortos de X (t.co) y copias como fxtwitter.com.",
      ].join("\n"),
    },
    find: {
      title: "Encontrar",
      text: [
        "<b>Encontrar</b>",
        "• /list muestra tus tuits, primero los más recientes; un número abre uno.",
        "• Mándame palabras, o /search con palabras. Basta una parte de la palabra, y las erratas no importan.",
        "• Para afinar: <code>from:jack</code> <code>tag:aves</code> <code>has:video</code> <code>before:2024</code> <code>is:incomplete</code>, «una frase», -sin.",
        "• /random muestra uno que hace tiempo que no ves.",
        "• /stats muestra tu colección en números.",
      ].join("\n"),
    },
    label: {
      title: "Etiquetas y notas",
      text: [
        "<b>Etiquetas y notas</b>",
        "• Responde a mi mensaje sobre un tuit con #etiquetas para añadirlas, o con otras palabras para escribir una nota.",
        "• /tags muestra todas las etiquetas: mira los tuits de una, cámbiale el nombre, únela con otra o quítala.",
        "• /tags y /note en respuesta a un tuit, o con su enlace, muestran lo que tiene.",
      ].join("\n"),
    },
    delete: {
      title: "Borrar",
      text: [
        "<b>Borrar</b>",
        `• <b>Borrar</b>, debajo de mi respuesta, saca un tuit de tu colección; <b>Deshacer</b> lo recupera durante ${daysInTrash} días.`,
        "• /delete hace lo mismo, en respuesta a un tuit o con su enlace.",
        "• /undo muestra lo último que borraste.",
      ].join("\n"),
    },
    move: {
      title: "Exportar e importar",
      text: [
        "<b>Exportar e importar</b>",
        "• /export te da todo lo que guardas, en archivos.",
        "• /import toma tuits de un archivo así, del archivo de X, de marcadores y de listas de enlaces.",
      ].join("\n"),
    },
    group: {
      title: "Grupos",
      text: [
        "<b>Grupos</b>",
        "• En un grupo respondo a comandos y enlaces. Todos ven mi respuesta; lo que guardas es solo tuyo.",
        "• Escribe mi nombre y unas palabras en cualquier chat para compartir un tuit de tu colección.",
      ].join("\n"),
    },
    privacy: {
      title: "Ajustes y privacidad",
      text: [
        "<b>Ajustes y privacidad</b>",
        "• /settings: tu idioma, la vigilancia de últimas copias, un recuerdo semanal.",
        "• /privacy te cuenta qué guardo y quién puede verlo.",
        "• /forget borra todo lo que guardo sobre ti.",
      ].join("\n"),
    },
  },
  back: "◀ Todos los temas",
  start: { list: "Mis tuits", search: "Buscar", settings: "Ajustes", help: "Ayuda" },
};
