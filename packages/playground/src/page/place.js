import { people } from "./people.js";

/** @typedef {{from: number, chat: number}} Place the person who writes, and the chat */

/** The place that the page's address names. Thus a reload or a shared link comes back to it. @returns {Place} */
export function currentPlace() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const given = wholeNumber(wanted.get("from")) ?? 0;
  const from = given > 0 ? given : people[0].id;
  const chat = wholeNumber(wanted.get("chat")) ?? from;
  return { from, chat: chat < 0 ? chat : from };
}

/** @param {Place} place */
export function addressOf({ from, chat }) {
  return `#from=${from}&chat=${chat}`;
}

/** @param {string | null} text */
function wholeNumber(text) {
  return text && /^-?[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
}
