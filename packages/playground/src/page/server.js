import { group, personOf } from "./people.js";

const retryMs = 1000;

/**
 * @typedef {{text: string, callback_data?: string, url?: string}} Button
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
 * @property {{name?: string, bytes?: number, url?: string}} [document]
 * @typedef {{text?: string, show_alert?: boolean, url?: string}} Answer
 * @typedef {import("./place.js").Place} Place
 */

/** @param {Place} place @param {string} text @param {number} [replyTo] @returns {Promise<{message_id: number}>} */
export function send(place, text, replyTo) {
  const reply = replyTo === undefined ? {} : { reply_to_message: replyTo };
  return post("/sim/messages", { ...told(place), text, ...reply });
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

/** @returns {Promise<{command: string, description: string}[]>} */
export function commands() {
  return get("/sim/commands");
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

/** The ids of person and chat, with the names by which the bot may greet them. @param {Place} place */
function told({ from, chat }) {
  const where = chat === group.id ? { id: chat, type: "supergroup", title: group.name } : chat;
  return { from: { id: from, first_name: personOf(from).name }, chat: where };
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
