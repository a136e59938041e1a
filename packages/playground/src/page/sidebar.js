import { avatar } from "./avatar.js";
import { element, part } from "./element.js";
import { bot, elsewhere, group, groupOf, people, personOf } from "./people.js";
import { addressOf } from "./place.js";
import { sampleButton } from "./welcome.js";

/** @typedef {import("./place.js").Place} Place */

/** Shows who writes, the chats, and which other chats have news. @param {Place} place @param {Set<number>} unread */
export function showSidebar(place, unread) {
  const { from, chat } = place;
  const focused = document.activeElement?.getAttribute("href");
  const known = people.some(({ id }) => id === from) ? people : [...people, personOf(from)];
  part("people").replaceChildren(
    ...known.map((person) => {
      const there = addressOf({ from: person.id, chat: chat < 0 ? chat : person.id });
      return choice(there, person, "", person.id === from, unread.has(person.id));
    }),
  );
  part("chats").replaceChildren(
    choice(addressOf({ from, chat: from }), bot, "Private chat", chat === from, unread.has(from)),
    choice(
      addressOf({ from, chat: group.id }),
      group,
      members(group.id),
      chat === group.id,
      unread.has(group.id),
    ),
    choice(
      addressOf({ from, chat: elsewhere.id }),
      elsewhere,
      members(elsewhere.id),
      chat === elsewhere.id,
      unread.has(elsewhere.id),
    ),
  );
  if (focused)
    part("switcher")
      .querySelector(`[href="${CSS.escape(focused)}"]`)
      ?.focus();
}

/** Lists sample tweets to try in any chat. @param {{url: string, shows: string}[]} samples */
export function showSamples(samples) {
  part("samples").hidden = samples.length === 0;
  part("samples-list").replaceChildren(...samples.map(sampleButton));
}

/** @param {Place} place */
export function showHeader({ from, chat }) {
  const who = chat < 0 ? groupOf(chat) : bot;
  part("chat-avatar").replaceChildren(avatar(who));
  part("chat-name").textContent = who.name;
  part("open-switcher").replaceChildren(avatar(personOf(from)));
  document.title = `${who.name} · ${personOf(from).name}`;
}

/** @param {Place} place @param {boolean} connected */
export function showStatus({ chat }, connected) {
  const about = chat < 0 ? members(chat) : "bot";
  part("chat-status").textContent = connected ? about : "Connection lost, trying again…";
  part("chat-status").classList.toggle("lost", !connected);
}

/** Closes the drawer on narrow screens. */
export function closeDrawer() {
  if (part("switcher").matches(":popover-open")) part("switcher").hidePopover();
}

/** @param {number} chat */
function members(chat) {
  return [...people, ...(chat === elsewhere.id ? [] : [bot])].map(({ name }) => name).join(", ");
}

/**
 * @param {string} href @param {{name: string, tint: string}} who @param {string} detail
 * @param {boolean} current @param {boolean} unread
 */
function choice(href, who, detail, current, unread) {
  return element(
    "a",
    { href, className: "choice", "aria-current": String(current) },
    avatar(who),
    element(
      "span",
      { className: "names" },
      element("b", {}, who.name),
      detail && element("small", {}, detail),
    ),
    unread
      ? element("span", { className: "dot", role: "img", "aria-label": "new messages" })
      : undefined,
  );
}
