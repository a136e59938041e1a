import { composer } from "./composer.js";
import { part } from "./element.js";
import { history } from "./history.js";
import { announce, putAwayToasts, tellAnswer, toast } from "./notices.js";
import { outbox } from "./outbox.js";
import { bot } from "./people.js";
import { addressOf, currentPlace } from "./place.js";
import { replyBar } from "./reply-bar.js";
import { quoteOf, rowsOf } from "./rows.js";
import * as server from "./server.js";
import { closeDrawer, showHeader, showSamples, showSidebar, showStatus } from "./sidebar.js";
import { welcome } from "./welcome.js";

/** @typedef {import("./server.js").Message} Message */

const greeting = part("welcome");
let place = currentPlace();
let online = true;
/** @type {Promise<void> | undefined} */
let reading;
/** @type {Promise<void> | undefined} */
let readAgain;
/** @type {Message[] | undefined} undefined until the chat was read */
let messages;
/** @type {{url: string, shows: string}[]} */
let samples = [];
/** @type {Set<number>} */
const unread = new Set();
/** @type {import("./rows.js").Press[]} */
let working = [];
/** @type {Set<number>} */
const fresh = new Set();

const log = history();
const letters = outbox({ changed: () => render(0), delivered: () => refresh() });
const replying = replyBar();
const writing = composer({ send, escaped: replying.close });

addEventListener("hashchange", enter);
document.addEventListener("click", ({ target }) => {
  const action =
    target instanceof Element &&
    target.closest(
      "[data-command], [data-jump], [data-press], [data-reply], [data-retry], [data-edit]",
    );
  if (action instanceof HTMLElement && !action.closest("#slash-menu")) act(action);
});
matchMedia("(width > 760px)").addEventListener("change", closeDrawer);
enter();
server.listen({ changed, connected });
server.bundledTweets().then((tweets) => {
  samples = tweets;
  showSamples(tweets);
  render(0);
}, passOver);

function enter() {
  place = currentPlace();
  messages = undefined;
  fresh.clear();
  unread.delete(place.chat);
  closeDrawer();
  putAwayToasts();
  replying.close();
  showSidebar(place, unread);
  showHeader(place);
  showStatus(place, online);
  writing.moveTo(addressOf(place));
  log.show([], 0);
  log.goToBottom();
  refresh();
}

/** @param {number} chat */
function changed(chat) {
  if (chat === place.chat) return refresh();
  if (unread.has(chat)) return;
  unread.add(chat);
  showSidebar(place, unread);
}

/** @param {boolean} up */
function connected(up) {
  online = up;
  showStatus(place, online);
  if (!up) return;
  refresh();
  server.commands().then(writing.offer, passOver);
}

/** Reads the chat again, one request at a time, and once more if it changed meanwhile. @returns {Promise<void>} */
function refresh() {
  if (!reading) {
    reading = read().finally(() => {
      reading = undefined;
    });
    return reading;
  }
  readAgain ??= reading.then(() => {
    readAgain = undefined;
    return refresh();
  });
  return readAgain;
}

async function read() {
  const there = place;
  const found = await server.transcript(there.chat).catch(() => undefined);
  if (!found || there !== place) return;
  const news = messages ? newsIn(found, messages) : [];
  messages = found;
  render(news.length);
}

/** The messages by the bot or another person that were not there before. @param {Message[]} found @param {Message[]} before */
function newsIn(found, before) {
  const texts = new Map(before.map(({ message_id: id, text }) => [id, text]));
  const news = found.filter(
    ({ message_id: id, from, sender }) =>
      !texts.has(id) && (from === "bot" || sender !== place.from),
  );
  for (const { message_id: id } of news) fresh.add(id);
  const said = found.filter(
    ({ message_id: id, from, text }) => from === "bot" && texts.get(id) !== text,
  );
  if (said.length > 0) announce(said.map(({ text }) => `${bot.name}: ${text}`).join("\n"));
  return news;
}

/** @param {number} arrived */
function render(arrived) {
  const seen = messages ?? [];
  const waiting = letters.waiting(place, seen);
  const empty = seen.length + waiting.length === 0;
  if (empty && !messages) return;
  if (empty) greeting.replaceChildren(welcome(place.chat < 0, samples));
  greeting.hidden = !empty;
  log.show(rowsOf(place, seen, waiting, { working, fresh }), arrived);
}

/** @param {string} text */
function send(text) {
  closeDrawer();
  letters.post(place, text, replying.take());
  log.goToBottom();
}

/** @param {HTMLElement} button */
function act(button) {
  const { command, jump, press, reply, retry, edit } = button.dataset;
  const key = button.closest("li")?.dataset.key ?? "";
  const letter = Number(key.replace("letter-", ""));
  if (command !== undefined) send(command);
  else if (jump !== undefined) log.point(jump);
  else if (press !== undefined) pressed(Number(key), press);
  else if (reply !== undefined) replyTo(Number(key));
  else if (retry !== undefined) letters.retry(letter);
  else if (edit !== undefined) writeAnew(letter);
}

/** @param {number} id */
function replyTo(id) {
  const quote = quoteOf(messages?.find(({ message_id: other }) => other === id));
  replying.open(id, quote);
  announce(`Reply to ${quote.name}: ${quote.text}`);
  writing.focus();
}

/** @param {number} number */
function writeAnew(number) {
  const letter = letters.takeBack(number);
  if (letter?.replyTo) replyTo(letter.replyTo);
  writing.giveBack(letter?.text ?? "");
}

/** Samples and commands are optional: if they fail to load, the next connection or visit loads them. */
function passOver() {}

/** @param {number} id @param {string} data */
async function pressed(id, data) {
  const there = place;
  const { chat } = there;
  if (working.some((other) => other.chat === chat && other.id === id && other.data === data))
    return;
  const press = { chat, id, data };
  working.push(press);
  render(0);
  const tell = await server.press(place, id, data).then(
    (answer) => () => tellAnswer(answer),
    (problem) => () => toast(problem.message),
  );
  working = working.filter((other) => other !== press);
  render(0);
  if (there === place) tell();
}
