import { pluralsOf } from "../plurals.ts";
import type { ImportWords } from "./words.ts";

const plural = pluralsOf("de");
const tweets = (count: number) => plural(count, { one: "Tweet", other: "Tweets" });

/** German. */
export const importDe: ImportWords = {
  htmlHowTo: [
    "<b>Schick mir eine Datei, und ich behalte die Tweets darin.</b> Dieselbe Datei noch einmal zu schicken ändert nichts.",
    [
      "• <b>Mein eigener Export</b>: das ZIP von /export oder die memory.json daraus. Notizen, Tags, Daten und Papierkorb kommen zurück.",
      "• <b>Lesezeichen eines Browsers</b> als HTML. Chrome: Lesezeichen-Manager → ⋮ → Exportieren. Firefox: Lesezeichen verwalten → Importieren und Sichern → Nach HTML exportieren. Ordner werden zu Tags.",
      "• <b>Dein X-Archiv</b>: X → Einstellungen → Dein Account → Archiv herunterladen. Schick aus dem ZIP nur <code>data/like.js</code> und <code>data/bookmark.js</code>.",
      "• <b>twitter-web-exporter</b> und andere Programme: deren CSV oder JSON.",
      "• <b>Jeder Text</b> mit Links zu Tweets.",
    ].join("\n"),
    "Eine Datei darf 20 MB haben. Ein ZIP mit solchen Dateien geht auch.",
  ].join("\n\n"),
  htmlHowToShort: "/import sagt dir, welche Dateien ich lesen kann.",
  htmlPrivateOnly:
    "Was du importierst, geht nur dich etwas an. Schick mir die Datei in unserem privaten Chat.",
  htmlTooLarge:
    "Telegram gibt mir nur Dateien bis 20 MB. Pack die Datei in ein ZIP, das ist oft zehnmal kleiner, oder schick sie in Teilen. Vom X-Archiv brauche ich nur <code>data/like.js</code> und <code>data/bookmark.js</code>.",
  htmlGone: "Telegram hat diese Datei nicht mehr. Bitte schick sie noch einmal.",
  htmlReading: (count) =>
    `📥 Ich lese deine Datei: bisher ${plural(count, { one: "Eintrag", other: "Einträge" })}. Du kannst mich währenddessen weiter benutzen.`,
  done: "📥 Importiert",
  contentFollows:
    "Was übernommen wurde, ist mit seinem Link schon gespeichert. Die Tweets selbst kommen nach und nach; was du mir selbst schickst, geht vor. Wo X einen Tweet nicht mehr zeigt, bleibt sein Link behalten, mit Tags und Notiz.",
  counts: {
    taken: (count) => `${tweets(count)} übernommen`,
    "put-back": (count) =>
      plural(count, {
        one: "Tweet wiederhergestellt, wie er war",
        other: "Tweets wiederhergestellt, wie sie waren",
      }),
    known: (count) => `${tweets(count)} schon in deiner Sammlung`,
    twice: (count) =>
      `${plural(count, { one: "Wiederholung", other: "Wiederholungen" })} innerhalb der Datei`,
    deleted: (count) =>
      plural(count, {
        one: "Tweet nicht übernommen, weil du ihn gelöscht hattest",
        other: "Tweets nicht übernommen, weil du sie gelöscht hattest",
      }),
    expired: (count) =>
      plural(count, {
        one: "Tweet weggelassen, weil seine 30 Tage im Papierkorb um sind",
        other: "Tweets weggelassen, weil ihre 30 Tage im Papierkorb um sind",
      }),
    elsewhere: (count) =>
      `${plural(count, { one: "Link", other: "Links" })} zu anderen Seiten übergangen`,
    refused: (count) => `${plural(count, { one: "Eintrag", other: "Einträge" })} nicht übernommen`,
  },
  where: (line, file) => (file === undefined ? `Zeile ${line}` : `${file}, Zeile ${line}`),
  outcomes: {
    taken: "übernommen",
    "put-back": "wiederhergestellt",
    known: "schon in deiner Sammlung",
    twice: "eine Wiederholung",
    deleted: "nicht übernommen, weil du ihn gelöscht hattest",
    expired: "weggelassen: Seine 30 Tage im Papierkorb sind um",
    elsewhere: "ein Link zu einer anderen Seite",
  },
  refused: {
    profile: "nicht übernommen: ein Profil, kein Tweet",
    search: "nicht übernommen: eine Suche, kein Tweet",
    list: "nicht übernommen: eine Liste, kein Tweet",
    hashtag: "nicht übernommen: ein Hashtag, kein Tweet",
    space: "nicht übernommen: ein Space, kein Tweet",
    broadcast: "nicht übernommen: eine Übertragung, kein Tweet",
    media: "nicht übernommen: nur ein Bild oder Video, nicht sein Tweet",
    article: "nicht übernommen: die eigene Seite eines Artikels, nicht sein Tweet",
    "not-found-behind-short-link": "nicht übernommen: ein Kurzlink, der zu keinem Tweet führt",
    cut: "nicht übernommen: der Link ist abgeschnitten",
    "other-page": "nicht übernommen: eine Seite von X, die kein Tweet ist",
    rounded:
      "nicht übernommen: Eine Tabellenkalkulation hat die Nummer gerundet, der Tweet ist daraus nicht zu erkennen. Exportiere noch einmal und speichere die Datei nicht in einer Tabellenkalkulation",
    "no-link": "nicht übernommen: weder ein Link noch die Nummer eines Tweets",
    unreadable: "nicht übernommen: nicht lesbar",
  },
  unread: {
    empty: "Diese Datei ist leer.",
    picture: "Das ist ein Bild. Schick mir die Links selbst.",
    video: "Das ist ein Video. Schick mir die Links selbst.",
    pdf: "Das ist ein PDF, das kann ich nicht lesen. Schick mir seine Links als Text.",
    spreadsheet: "Das ist eine Tabellenkalkulation. Speichere sie als CSV und schick mir das.",
    "web-page":
      "Das ist eine Webseite. Von HTML lese ich nur Lesezeichen, wie ein Browser sie exportiert.",
    archive: "Dieses Archiv kann ich nicht öffnen. Schick ein ZIP oder die Dateien selbst.",
    binary: "Ich erkenne nicht, was diese Datei ist: Sie ist kein Text.",
    "no-links": "Darin habe ich keinen Link zu einem Tweet gefunden.",
    broken:
      "Diese Datei ist beschädigt oder abgeschnitten: Ich konnte sie nicht bis zum Ende lesen.",
    "too-large": "Entpackt ist das mehr, als ich lesen kann. Schick es in Teilen.",
    "newer-library":
      "Diese Datei hat eine neuere Version von mir gemacht. Ich kann sie noch nicht lesen.",
    "too-many":
      "Von hier an sind es mehr Einträge, als ich auf einmal nehme. Schick den Rest als weitere Datei.",
  },
  unreadWith: {
    columns: (names) =>
      `Das ist eine Tabelle ohne Spalte mit Links. Ihre Spalten sind: ${names}. Nenne die Spalte mit den Links „url“.`,
    fields: (names) => `Das ist JSON ohne Tweets, die ich erkenne. Es enthält: ${names}.`,
    zip: (names) => `In diesem ZIP kann ich keine Datei lesen. Darin sind: ${names}.`,
  },
  reportName: "import-bericht.txt",
};
