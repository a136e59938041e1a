import { composer } from "./composer.js";
import { part } from "./element.js";
import { history } from "./history.js";
import { languageChoice } from "./language.js";
import { newsIn, promptIn } from "./news.js";
import { announce, putAwayToasts, tellAnswer, toast } from "./notices.js";
import { oneAtATime } from "./one-at-a-time.js";
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
const refresh = oneAtATime(read);
const letters = outbox({ changed: () => render(0), delivered: () => refresh() });
const replying = replyBar();
const writing = composer({
  send,
  attach,
  escaped: replying.close,
  inline: {
    ask: (query, offset) => server.search(place, query, offset),
    chosen: sendResult,
    start,
  },
});
const language = languageChoice({ chosen: readCommands });
/** @type {Set<number>} the messages of this chat whose wish for a reply was shown */
const prompted = new Set();

addEventListener("hashchange", enter);
document.addEventListener("click", ({ target }) => {
  const action =
    target instanceof Element &&
    target.closest(
      "[data-command], [data-jump], [data-press], [data-inline], [data-reply], [data-retry], [data-edit]",
    );
  if (action instanceof HTMLElement) act(action);
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
  prompted.clear();
  unread.delete(place.chat);
  closeDrawer();
  putAwayToasts();
  replying.close();
  showSidebar(place, unread);
  showHeader(place);
  language.show(place.from);
  readCommands();
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
  readCommands();
}

function readCommands() {
  const there = place;
  server.commands(there).then((commands) => {
    if (there === place) writing.offer(commands);
  }, passOver);
}

async function read() {
  const there = place;
  const found = await server.transcript(there.chat).catch(() => undefined);
  if (!found || there !== place) return;
  const news = messages ? newsIn(found, messages, place.from) : { ids: [], said: "" };
  messages = found;
  for (const id of news.ids) fresh.add(id);
  if (news.said) announce(news.said);
  render(news.ids.length);
  openPrompt(promptIn(found, place.from));
}

/** Opens the reply that a message asks for, once. @param {Message | undefined} message */
function openPrompt(message) {
  if (!message || prompted.has(message.message_id)) return;
  prompted.add(message.message_id);
  replying.open(message.message_id, quoteOf(message), message.force_reply?.placeholder);
  writing.focus();
}

/** @param {number} arrived */
function render(arrived) {
  const seen = messages ?? [];
  const waiting = letters.waiting(place, seen);
  const empty = seen.length + waiting.length === 0;
  if (empty && !messages) return;
  if (empty) greeting.replaceChildren(welcome(place.chat, samples));
  greeting.hidden = !empty;
  log.show(rowsOf(place, seen, waiting, { working, fresh }), arrived);
}

/** @param {string} text */
function send(text) {
  closeDrawer();
  const replyTo = replying.take();
  letters.post(place, { text, ...(replyTo && { replyTo }) });
  log.goToBottom();
}

/** @param {File} file @param {string} text */
function attach(file, text) {
  const replyTo = replying.take();
  letters.post(place, { file, text, ...(replyTo && { replyTo }) });
  log.goToBottom();
}

/** @param {string} queryId @param {string} resultId */
function sendResult(queryId, resultId) {
  replying.close();
  server.sendResult(place, queryId, resultId).then(refresh, (problem) => toast(problem.message));
  log.goToBottom();
}

/** Starts the bot in the private chat. @param {string} parameter */
function start(parameter) {
  const { from } = place;
  location.hash = addressOf({ from, chat: from });
  letters.post({ from, chat: from }, { text: `/start ${parameter}` });
}

/** @param {HTMLElement} button */
function act(button) {
  const { command, jump, press, inline, reply, retry, edit } = button.dataset;
  const key = button.closest("li")?.dataset.key ?? "";
  const letter = Number(key.replace("letter-", ""));
  if (command !== undefined) send(command);
  else if (jump !== undefined) log.point(jump);
  else if (press !== undefined) pressed(Number(key), press);
  else if (inline !== undefined) writing.begin(`@${bot.username} ${inline}`);
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
