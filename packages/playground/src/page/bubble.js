import { avatar } from "./avatar.js";
import { element } from "./element.js";
import { attachment, gallery } from "./media.js";
import { isSafeUrl, link, richText } from "./rich-text.js";

/**
 * @typedef {import("./server.js").Message} Message
 * @typedef {object} View how a message is shown, given the messages around it
 * @property {boolean} mine
 * @property {{name: string, tint: string}} author
 * @property {boolean} named whether the author's name and avatar are shown
 * @property {boolean} first whether the message before it is by somebody else
 * @property {boolean} last whether the message after it is by somebody else
 * @property {{name: string, text: string} | undefined} quote
 * @property {string[]} working data of the buttons that wait for an answer
 * @property {"sent" | "sending" | "failed"} state
 * @property {string} [why] why it failed
 * @property {Message[]} album this message and those that are shown with it
 */

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

/** The content of a message's row. @param {Message} message @param {View} view @returns {Node} */
export function bubble(message, view) {
  const { mine, author, named, first, last, quote, album } = view;
  const media = album.flatMap(({ media }) => media ?? []);
  const text = element(
    "div",
    { className: "text", dir: "auto" },
    ...(message.html ? richText(message.html) : [message.text]),
    message.reaction
      ? element("div", { className: "reactions" }, reaction(message.reaction), stamp(message, view))
      : stamp(message, view),
  );
  const body = element(
    "article",
    {
      className: "bubble",
      "aria-label": `${mine ? "You" : author.name}, ${clock.format(message.date * 1000)}`,
    },
    named && first
      ? element("p", { className: `author tint-${author.tint}`, dir: "auto" }, author.name)
      : undefined,
    quote && quotation(quote, message.reply_to),
    message.via_bot ? element("p", { className: "via" }, `via @${message.via_bot}`) : undefined,
    media.length > 0 ? gallery(media) : undefined,
    ...album.map(({ document }) => document && attachment(document)),
    text,
    named && last && avatar(author),
  );
  return element(
    "div",
    { className: "column" },
    body,
    message.buttons?.length ? keyboard(message.buttons, view.working) : undefined,
    view.state === "failed" ? failure(view.why) : undefined,
  );
}

/** @param {Message} message @param {View} view */
function stamp({ date, edits }, { state }) {
  const at = new Date(date * 1000);
  return element(
    "span",
    { className: "stamp" },
    edits ? element("span", { className: "edited" }, "edited") : undefined,
    element(
      "time",
      { dir: "ltr", dateTime: at.toISOString(), title: moment.format(at) },
      clock.format(at),
    ),
    state === "sending"
      ? element("span", { className: "spinner", role: "img", "aria-label": "Sending" })
      : undefined,
  );
}

/** @param {{name: string, text: string}} quote @param {number | null | undefined} replyTo */
function quotation({ name, text }, replyTo) {
  return element(
    "button",
    {
      type: "button",
      className: "quote",
      dataset: { jump: replyTo },
      "aria-label": `In reply to ${name}: ${text}`,
    },
    element("b", {}, name),
    element("span", { dir: "auto" }, text),
  );
}

/** @param {string} emoji */
function reaction(emoji) {
  return element(
    "p",
    { className: "reaction", role: "img", "aria-label": `Reaction ${emoji}` },
    emoji,
  );
}

/** @param {NonNullable<Message["buttons"]>} rows @param {string[]} working */
function keyboard(rows, working) {
  return element(
    "div",
    { className: "keyboard" },
    ...rows.map((row) =>
      element("div", { className: "keys" }, ...row.map((button) => key(button, working))),
    ),
  );
}

/** @param {import("./server.js").Button} button @param {string[]} working */
function key({ text, callback_data: press, url, ...other }, working) {
  if (url && isSafeUrl(url)) {
    const opening = link(url, [text]);
    opening.className = "key away";
    return opening;
  }
  const inline = other.switch_inline_query_current_chat ?? other.switch_inline_query;
  if (inline !== undefined)
    return element("button", { type: "button", className: "key", dataset: { inline } }, text);
  if (press === undefined)
    return element("button", { type: "button", className: "key", disabled: true }, text);
  const busy = working.includes(press);
  return element(
    "button",
    { type: "button", className: "key", dataset: { press }, "aria-busy": String(busy) },
    text,
    busy ? element("span", { className: "spinner", "aria-hidden": "true" }) : undefined,
  );
}

/** @param {string | undefined} why */
function failure(why) {
  return element(
    "p",
    { className: "failure", role: "alert" },
    element("span", {}, `Not sent: ${why}`),
    element("button", { type: "button", dataset: { retry: "" } }, "Try again"),
    element("button", { type: "button", dataset: { edit: "" } }, "Edit"),
  );
}
