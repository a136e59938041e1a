import { element, part } from "./element.js";
import { listbox } from "./listbox.js";
import { picture } from "./media.js";
import { announce } from "./notices.js";
import { bot } from "./people.js";

/**
 * @typedef {import("./server.js").InlineResult} InlineResult
 * @typedef {import("./server.js").Found} Found
 * @typedef {object} Inline
 * @property {(query: string, offset: string) => Promise<Found>} ask
 * @property {(queryId: string, resultId: string) => void} chosen
 * @property {(parameter: string) => void} start opens the private chat with a parameter for /start
 */

const pauseMs = 300;
const name = `@${bot.username}`;

/**
 * Lists what the bot offers while the draft is its name and a query. Asks when the typing pauses.
 * @param {HTMLTextAreaElement} draft @param {Inline} inline
 */
export function inlineMenu(draft, { ask, chosen, start }) {
  /** @type {{id: string, content: any[], act: () => void}[]} */
  let listed = [];
  /** @type {string | undefined} */
  let asked;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const list = listbox(part("inline-menu"), draft, {
    chosen: (index) => listed[index].act(),
    completed: (index) => listed[index].act(),
  });

  const show = (/** @type {typeof listed} */ options, /** @type {number} */ first = 0) => {
    listed = options;
    list.show(options, first);
  };
  const note = (/** @type {string} */ text) => {
    announce(text);
    show([{ id: "inline-note", content: [element("span", {}, text)], act() {} }]);
  };
  const close = () => {
    clearTimeout(pause);
    asked = undefined;
    show([]);
  };
  const complete = () => {
    draft.value = `${name} `;
    draft.dispatchEvent(new Event("input"));
  };
  const search = async (
    /** @type {string} */ query,
    offset = "",
    before = /** @type {typeof listed} */ ([]),
  ) => {
    /** @type {Found | string} */
    const found = await ask(query, offset).catch((problem) => String(problem.message));
    if (asked !== query) return;
    if (typeof found === "string") return note(`No results: ${found}.`);
    const results = found.results.map((result) => ({
      id: `result-${before.length}-${result.id}`,
      content: shown(result),
      act: () => chosen(found.queryId, result.id),
    }));
    const above = before.length === 0 ? switchTo(found) : before;
    const all = [...above, ...results];
    const more = {
      id: "more-results",
      content: [element("b", {}, "More")],
      act: () => search(query, found.next, all),
    };
    if (all.length === 0) return note("No results.");
    show(found.next ? [...all, more] : all, above.length);
    announce(`${results.length} results`);
  };
  const switchTo = (/** @type {Found} */ { button }) =>
    button
      ? [
          {
            id: "inline-start",
            content: [element("b", {}, button.text)],
            act: () => start(button.parameter),
          },
        ]
      : [];

  return {
    close,
    isOpen: list.isOpen,
    /** Handles a key. While the draft is a query, Enter does not send it. @param {KeyboardEvent} event */
    takes(event) {
      if (list.takes(event)) {
        if (event.key === "Escape") close();
        return true;
      }
      return event.key === "Enter" && !event.shiftKey && asked !== undefined;
    },
    refresh() {
      const { value } = draft;
      const query = value.toLowerCase().startsWith(`${name} `)
        ? value.slice(name.length + 1)
        : undefined;
      if (query === undefined) {
        close();
        // The whole name may be meant as a message: in a group without the bot it calls the bot.
        const isBeginning =
          value.length > 0 && value !== name && name.startsWith(value.toLowerCase());
        if (isBeginning) show([{ id: "inline-bot", content: ownName(), act: complete }]);
        return;
      }
      if (query.trim() === asked) return;
      clearTimeout(pause);
      asked = query.trim();
      pause = setTimeout(() => search(query.trim()), pauseMs);
    },
  };
}

function ownName() {
  return [element("b", {}, name), element("span", {}, "finds what you kept, in any chat")];
}

/** @param {InlineResult} result */
function shown({ title, description, thumbnail }) {
  return [
    thumbnail ? picture(thumbnail, "", "thumbnail") : undefined,
    element(
      "span",
      { className: "names" },
      element("b", { dir: "auto" }, title),
      description && element("small", { dir: "auto" }, description),
    ),
  ];
}
