import { bubble } from "./bubble.js";
import { element } from "./element.js";
import { labelOf } from "./media.js";
import { bot, personOf } from "./people.js";
import { replyButton } from "./reply-bar.js";

/**
 * @typedef {import("./server.js").Message} Message
 * @typedef {import("./outbox.js").Letter} Letter
 * @typedef {{chat: number, id: number, data: string}} Press
 * @typedef {object} Entry
 * @property {Message} message
 * @property {Message[]} album the message, and the others of its album
 * @property {Letter} [letter]
 * @property {boolean} mine
 * @property {{name: string, tint: string}} author
 */

const runSeconds = 300;
const sameYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });
const otherYear = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

/**
 * Makes the rows of the history: messages, then letters that are being sent, with a line for each new day.
 * @param {{from: number, chat: number}} place @param {Message[]} messages @param {Letter[]} letters
 * @param {{working: Press[], fresh: Set<number>}} live buttons that wait for the bot, messages that came just now
 */
export function rowsOf(place, messages, letters, { working, fresh }) {
  const byId = new Map(messages.map((message) => [message.message_id, message]));
  const entries = [
    ...albums(messages).map((album) => sent(album, place)),
    ...letters.map(onItsWay),
  ];
  return entries.flatMap((entry, index) => {
    const { message, album, letter, mine, author } = entry;
    const first = !isRun(entries[index - 1], entry);
    const last = !isRun(entry, entries[index + 1]);
    const id = message.message_id;
    const view = {
      mine,
      author,
      first,
      last,
      named: place.chat < 0 && !mine,
      quote: message.reply_to ? quoteOf(byId.get(message.reply_to)) : undefined,
      working: working
        .filter((press) => press.id === id && press.chat === place.chat)
        .map(({ data }) => data),
      album,
      state: letter?.state ?? /** @type {const} */ ("sent"),
      ...(letter?.why && { why: letter.why }),
    };
    const marks = {
      mine,
      theirs: !mine,
      named: view.named,
      first,
      last,
      fresh: letter !== undefined || fresh.has(id),
    };
    const row = {
      key: letter ? `letter-${letter.number}` : String(id),
      className: ["row", ...Object.entries(marks).flatMap(([name, on]) => (on ? [name] : []))].join(
        " ",
      ),
      signature: JSON.stringify([message, view]),
      render: () => [...(letter ? [] : [replyButton(author.name)]), bubble(message, view)],
    };
    return sameDay(entries[index - 1], entry) ? [row] : [dayRow(message.date), row];
  });
}

/** Puts the messages of an album together. @param {Message[]} messages @returns {Message[][]} */
function albums(messages) {
  /** @type {Message[][]} */
  const together = [];
  for (const message of messages) {
    const before = together.at(-1);
    const { media_group_id: group } = message;
    if (group !== undefined && before?.[0].media_group_id === group) before.push(message);
    else together.push([message]);
  }
  return together;
}

/** @param {Message[]} album @param {{from: number}} place @returns {Entry} */
function sent(album, { from }) {
  const { text, html } = album.find(({ text }) => text) ?? album[0];
  const message = { ...album[0], text, html };
  const sender = message.sender ?? from;
  const byBot = message.from === "bot";
  return {
    message,
    album,
    mine: !byBot && sender === from,
    author: byBot ? bot : personOf(sender),
  };
}

/** @param {Letter} letter @returns {Entry} */
function onItsWay(letter) {
  const { text, file, date, place, replyTo } = letter;
  /** @type {Message} */
  const message = {
    ...{ message_id: 0, from: "user", text, date },
    ...(file && { document: { name: file.name, bytes: file.size } }),
    ...(replyTo && { reply_to: replyTo }),
  };
  return { letter, message, album: [message], mine: true, author: personOf(place.from) };
}

/** @param {Entry | undefined} one @param {Entry | undefined} next */
function isRun(one, next) {
  return (
    one !== undefined &&
    next !== undefined &&
    sameDay(one, next) &&
    one.author.name === next.author.name &&
    next.message.date - one.message.date < runSeconds
  );
}

/** @param {Entry | undefined} one @param {Entry} next */
function sameDay(one, next) {
  return one !== undefined && dayOf(one.message.date) === dayOf(next.message.date);
}

/** @param {number} seconds */
function dayOf(seconds) {
  return new Date(seconds * 1000).toDateString();
}

/** @param {number} seconds */
function dayRow(seconds) {
  const name = dayName(new Date(seconds * 1000));
  return {
    key: dayOf(seconds),
    className: "day",
    signature: name,
    render: () => [element("span", {}, name)],
  };
}

/** @param {Date} day */
function dayName(day) {
  const now = new Date();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (day.toDateString() === now.toDateString()) return "Today";
  if (day.toDateString() === yesterday.toDateString()) return "Yesterday";
  return (day.getFullYear() === now.getFullYear() ? sameYear : otherYear).format(day);
}

/** @param {Message | undefined} message */
export function quoteOf(message) {
  if (!message) return { name: "Message", text: "no longer here" };
  const name = message.from === "bot" ? bot.name : personOf(message.sender ?? 0).name;
  return { name, text: message.text.slice(0, 120) || labelOf(message) };
}
