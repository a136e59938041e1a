import { element, part } from "./element.js";
import { isSafeUrl, link } from "./rich-text.js";

const shownForMs = 5000;

/** @param {string} text @param {string} [url] */
export function toast(text, url) {
  const more = isSafeUrl(url) ? link(url ?? "", ["Open"]) : undefined;
  const shown = element("p", { className: "toast", dir: "auto" }, text, more);
  part("toasts").append(shown);
  setTimeout(() => shown.remove(), shownForMs);
}

/** Removes all notes, since they belong to the chat in which they appeared. */
export function putAwayToasts() {
  part("toasts").replaceChildren();
}

/** Shows the bot's answer to a press as Telegram does: as a dialog, as a short note, or not at all. */
export function tellAnswer(
  /** @type {import("./server.js").Answer} */ { text, show_alert: alerts, url },
) {
  if (text && alerts) openAlert(text);
  else if (text || url) toast(text ?? "The bot opens a page.", url);
}

/** Announces a text to screen readers. @param {string} text */
export function announce(text) {
  part("announcer").textContent = text.slice(0, 400);
}

/** @param {string} text */
function openAlert(text) {
  part("alert-text").textContent = text;
  if (!part("alert").open) part("alert").showModal();
}
