import { daysInTrash } from "@memory/archive/rows/item";
import type { BaseWords } from "./words.ts";

/** German. */
export const baseDe: BaseWords = {
  start: [
    "<b>Ich hebe Tweets für dich auf.</b>",
    "Schick mir den Link eines Tweets, und ich speichere seinen Text, wer ihn geschrieben hat, seine Bilder und seine Videos, solange es ihn noch gibt. Andere, die mich benutzen, sehen nicht, was du aufhebst; in einer Gruppe sehen alle meine Antwort.",
    "Probier es aus: <code>https://x.com/jack/status/20</code>",
    "/help sagt dir, was ich noch verstehe, /privacy, was ich speichere.",
  ].join("\n\n"),

  privacy: (userId) =>
    [
      "<b>Was gespeichert wird</b>\nZu jedem Tweet, den du aufhebst, unter deiner Telegram-ID: sein Text, die Links zu seinen Bildern und Videos, wer ihn geschrieben hat, die Tweets, die er zitiert, beantwortet oder fortsetzt, seine Umfrage, sein Artikel und sein Community-Hinweis, der Link, wie du ihn geschickt hast, deine Tags und deine Notiz, wann du ihn gespeichert und wo du ihn gefunden hast (der Name des Chats, von wem er weitergeleitet war). Außerdem, aus welcher Nachricht er kam und was ich geantwortet habe, damit meine Antwort aktuell bleibt, und deine /settings.\nSeine Bilder und Videos kopiere ich von X, auch die der Tweets, die zu ihm gehören. Eine Kopie gehört zum Tweet und nennt niemanden: Heben andere denselben Tweet auf, bleibt es bei der einen. Wie viel heute für dich kopiert wurde, steht bei deinen Einstellungen, denn es gibt eine Grenze.\nDamit ich schnell suchen kann, liegt auf der Festplatte des Servers eine Suchdatei mit einer Kopie deiner Tweets, Tags und Notizen. Eine Datei, die du mir zum Importieren schickst, wird gelöscht, sobald sie gelesen ist; die Dateien eines Exports, sobald sie verschickt sind.",
      "<b>Wer es sehen kann</b>\nIn diesem Bot nur du, aber in einer Gruppe sehen alle meine Antwort. Wenn du in einem anderen Chat meinen Namen und Worte tippst, siehst nur du, was ich vorschlage, bis du dort einen der Tweets abschickst. Wer diesen Bot betreibt, kommt an seine Datenbank, seine Festplatte und den Ort, an dem die Kopien liegen. Um einen Tweet zu lesen, frage ich öffentliche Dienste nach seiner Nummer; sie erfahren nicht, wer gefragt hat. Auch ihre Antworten hebe ich auf, ohne mir zu merken, für wen sie waren.",
      `<b>Wie lange</b>\nBis du ihn löschst. Ein gelöschter Tweet bleibt ${daysInTrash} Tage im Papierkorb, wo /undo ihn findet; danach wird er endgültig gelöscht, mit den Kopien seiner Bilder und Videos, wenn niemand sonst den Tweet aufhebt. Ich merke mir, dass du ihn gelöscht hast, damit er nicht von selbst wiederkommt. Ein Link, an dem ich wegen eines Fehlers gescheitert bin, wird bis zu 14 Tage aufbewahrt, damit ich es noch einmal versuchen kann.`,
      "<b>Nur wenn du es willst</b>\nDas Achten auf letzte Kopien und der Wochenrückblick sind aus, bis du sie in den /settings einschaltest.",
      `<b>Deine Rechte</b>\n/export gibt dir alles als Dateien. /forget löscht alles: Tweets, Papierkorb, Tags, Notizen, Einstellungen, Suchdateien und die Kopien von Bildern und Videos, die sonst niemand aufhebt. Es bleibt eine Zeile mit deiner Telegram-ID und wann du es wolltest, damit keine ältere Arbeit etwas zurückbringt; dazu Links, an denen ich gescheitert bin, bis zu 14 Tage, aus denen aber nichts mehr gespeichert wird, und die Antworten der öffentlichen Dienste, in denen niemand genannt ist. Sicherungskopien macht die Person, die diesen Bot betreibt; frag sie danach und nach allem anderen${
        userId === undefined
          ? ". Schick mir /privacy in einem privaten Chat, dann nenne ich dir deine ID."
          : `, und nenne ihr deine ID, <code>${userId}</code>.`
      }`,
      'Daneben gilt <a href="https://telegram.org/privacy-tpa">Telegrams Erklärung für Bots</a>.',
    ].join("\n\n"),

  saveNeedsLink:
    "Antworte mit /save auf eine Nachricht mit dem Link eines Tweets, oder schick mir den Link selbst.",

  noLink:
    "Ich hebe Tweets auf. Schick mir einen Link wie <code>https://x.com/jack/status/20</code>, oder /help für mehr.",

  unknownCommand: "Diesen Befehl kenne ich nicht. Schick mir den Link eines Tweets, oder /help.",

  notAllowed: (userId) =>
    `Dieser Bot ist privat. Wenn du ihn benutzen willst, schick der Person, die ihn betreibt, diese Nummer, deine Telegram-ID: <code>${userId}</code>`,

  parked:
    "Bei mir ist etwas schiefgegangen, und ich habe aufgegeben. Bitte versuch es noch einmal.",

  pressed: {
    deleted: `Gelöscht. Du kannst es ${daysInTrash} Tage lang rückgängig machen.`,
    "already-deleted": "Schon gelöscht.",
    restored: "Wiederhergestellt.",
    kept: "Nichts geändert: Der Tweet wurde danach gespeichert oder zurückgeholt und ist in deiner Sammlung.",
    "nothing-left":
      "Es gibt nichts zurückzuholen. Schick den Link noch einmal, dann versuche ich es wieder.",
    expired: `Vor mehr als ${daysInTrash} Tagen gelöscht, also nicht mehr zurückzuholen. Schick den Link noch einmal, um den Tweet neu zu speichern.`,
    unknown: "Dieser Tweet ist nicht in deiner Sammlung.",
    "not-yours": "Das kann nur, wer den Tweet gespeichert hat.",
    "not-allowed": "Dieser Bot ist privat.",
    outdated:
      "Dieser Knopf ist zu alt und geht nicht mehr. Schick den Link oder den Befehl noch einmal, dann bekommst du einen neuen.",
    parked:
      "Bei mir ist etwas schiefgegangen, und ich habe aufgegeben. Bitte versuch es noch einmal.",
  },
};
