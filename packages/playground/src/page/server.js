import { languageOf } from "./language.js";
import { bot, elsewhere, group, groupOf, personOf } from "./people.js";

const retryMs = 1000;

/**
 * @typedef {{text: string, callback_data?: string, url?: string, switch_inline_query?: string,
 *   switch_inline_query_current_chat?: string}} Button
 * @typedef {{type: "photo" | "video" | "animation", url: string, width: number, height: number}} Media
 * @typedef {{name?: string, bytes?: number, url?: string}} Document
 * @typedef {object} Message
 * @property {number} message_id
 * @property {"user" | "bot"} from
 * @property {number | null} [sender]
 * @property {string} text
 * @property {string | null} [html] Telegram HTML, never to be trusted
 * @property {number | null} [reply_to]
 * @property {string | null} [reaction]
 * @property {Button[][] | null} [buttons]
 * @property {number} [edits]
 * @property {number} date seconds since 1970
 * @property {Document} [document]
 * @property {Media} [media]
 * @property {string} [media_group_id] what the messages of an album share
 * @property {string} [via_bot]
 * @property {{placeholder: string, selective: boolean}} [force_reply]
 * @typedef {{text?: string, show_alert?: boolean, url?: string}} Answer
 * @typedef {{id: string, title: string, description?: string, thumbnail?: string}} InlineResult
 * @typedef {{queryId: string, results: InlineResult[], next: string, button?: {text: string, parameter: string}}} Found
 * @typedef {import("./place.js").Place} Place
 */

/** @param {Place} place @param {string} text @param {number} [replyTo] @returns {Promise<{message_id: number}>} */
export function send(place, text, replyTo) {
  const reply = replyTo === undefined ? {} : { reply_to_message: replyTo };
  const isGuest = place.chat === elsewhere.id && text.includes(`@${bot.username}`);
  if (!isGuest) return post("/sim/messages", { ...told(place), text, ...reply });
  return post("/sim/guest", { ...told(place), text, ...(replyTo && { reply_to: replyTo }) });
}

/**
 * @param {Place} place @param {File} file @param {string} caption @param {number} [replyTo]
 * @returns {Promise<{message_id: number}>}
 */
export async function sendFile(place, file, caption, replyTo) {
  const { from, language_code } = told(place);
  const about = new URLSearchParams({
    from: String(from.id),
    first_name: from.first_name,
    language_code,
    chat: String(place.chat),
    ...(place.chat === elsewhere.id && { bot_is_member: "false" }),
    name: file.name,
    ...(caption && { caption }),
    ...(replyTo && { reply_to_message: String(replyTo) }),
  });
  const headers = { "content-type": file.type || "application/octet-stream" };
  return settle(await reach(`/sim/documents?${about}`, { method: "POST", headers, body: file }));
}

/** Asks the bot for inline results. @param {Place} place @param {string} query @param {string} offset @returns {Promise<Found>} */
export async function search(place, query, offset) {
  const { chat: _, ...who } = told(place);
  const asked = { ...who, chat_type: place.chat < 0 ? "supergroup" : "sender" };
  const { query_id, answer } = await post("/sim/inline", { ...asked, query, offset });
  const { results, next_offset, button } = answer;
  return {
    queryId: query_id,
    results: results.map(resultOf),
    next: next_offset,
    ...(button && { button: { text: button.text, parameter: button.start_parameter } }),
  };
}

/** @param {any} result @returns {InlineResult} */
function resultOf({ id, type, title, description, caption, thumbnail_url: thumbnail }) {
  const name = title || (type === "photo" ? "Photo" : "Result");
  return { id: String(id), title: name, description: description ?? caption, thumbnail };
}

/** @param {Place} place @param {string} queryId @param {string} resultId @returns {Promise<{message_id: number}>} */
export function sendResult(place, queryId, resultId) {
  return post("/sim/inline/send", { ...told(place), query_id: queryId, result_id: resultId });
}

/** @param {Place} place @param {number} messageId @param {string} data @returns {Promise<Answer>} */
export async function press(place, messageId, data) {
  const { answer } = await post("/sim/callbacks", { ...told(place), message_id: messageId, data });
  return typeof answer === "object" && answer !== null ? answer : {};
}

/** @param {number} chat @returns {Promise<Message[]>} */
export function transcript(chat) {
  return get(`/sim/transcript?chat=${chat}`);
}

/** @param {Place} place @returns {Promise<{command: string, description: string}[]>} */
export function commands({ from, chat }) {
  return get(`/sim/commands?language=${languageOf(from)}&chat=${chat}`);
}

/** The sample tweets that work offline. @returns {Promise<{url: string, shows: string, bundled: boolean}[]>} */
export async function bundledTweets() {
  return (await get("/sim/tweets")).filter(
    (/** @type {{bundled: boolean}} */ { bundled }) => bundled,
  );
}

/**
 * Calls `changed` for every chat that changes while the page is open. Changes during a lost connection
 * are missed.
 * @param {{changed: (chat: number) => void, connected: (up: boolean) => void}} listener
 */
export function listen({ changed, connected }) {
  const events = new EventSource("/sim/events");
  events.onopen = () => connected(true);
  events.onerror = () => {
    events.close();
    connected(false);
    setTimeout(() => listen({ changed, connected }), retryMs);
  };
  events.onmessage = ({ data }) => changed(JSON.parse(data).chat);
}

/** The ids of person and chat, with names and the language in which the bot may greet them. @param {Place} place */
function told({ from, chat }) {
  const isKnown = chat === group.id || chat === elsewhere.id;
  const title = groupOf(chat).name;
  const where = isKnown
    ? {
        id: chat,
        type: "supergroup",
        title,
        ...(chat === elsewhere.id && { bot_is_member: false }),
      }
    : chat;
  const who = { id: from, first_name: personOf(from).name };
  return { from: who, chat: where, language_code: languageOf(from) };
}

/** @param {string} path */
async function get(path) {
  return settle(await reach(path));
}

/** @param {string} path @param {unknown} body */
async function post(path, body) {
  const headers = { "content-type": "application/json" };
  return settle(await reach(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** @param {string} path @param {RequestInit} [request] */
async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch (cause) {
    throw new Error("the playground cannot be reached", { cause });
  }
}

/** @param {Response} response */
async function settle(response) {
  const body = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  if (response.status === 504) throw new Error("the bot did not answer in time");
  throw new Error(body?.error ?? `the playground answered ${response.status}`);
}
