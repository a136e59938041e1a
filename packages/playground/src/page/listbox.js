import { element } from "./element.js";

/**
 * @typedef {object} Option
 * @property {string} id
 * @property {string} [label] what a screen reader says, if not the content
 * @property {(Node | string | undefined)[]} content
 */

/**
 * A list above the composer to choose from, by a press or by arrow keys and Enter. The focus stays in the draft.
 * @param {HTMLElement} box @param {HTMLTextAreaElement} draft
 * @param {{chosen: (index: number) => void, completed?: (index: number) => void}} listener `completed` for the Tab key
 */
export function listbox(box, draft, { chosen, completed }) {
  let count = 0;
  let active = 0;

  const mark = () => {
    for (const [index, option] of [...box.children].entries())
      option.setAttribute("aria-selected", String(index === active));
    box.children[active]?.scrollIntoView({ block: "nearest" });
    if (count > 0) draft.setAttribute("aria-activedescendant", box.children[active].id);
    else if (!document.querySelector("[role=listbox]:not([hidden])"))
      draft.removeAttribute("aria-activedescendant");
  };
  const show = (/** @type {Option[]} */ options, /** @type {number} */ first = 0) => {
    count = options.length;
    active = Math.min(first, Math.max(count - 1, 0));
    box.hidden = count === 0;
    box.replaceChildren(...options.map(optionElement));
    mark();
  };
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("click", ({ target }) => {
    const option = target instanceof Element && target.closest("[role=option]");
    if (option) chosen([...box.children].indexOf(option));
  });

  return {
    show,
    isOpen: () => count > 0,
    /** Handles a key. True if it was meant for the list. @param {KeyboardEvent} event */
    takes({ key, shiftKey }) {
      if (count === 0 || shiftKey) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[key];
      if (step) {
        active = (active + step + count) % count;
        mark();
      } else if (key === "Escape") show([]);
      else if (key === "Enter") chosen(active);
      else if (key === "Tab" && completed) completed(active);
      else return false;
      return true;
    },
  };
}

/** @param {Option} option */
function optionElement({ id, label, content }) {
  const named = label === undefined ? {} : { "aria-label": label };
  return element("div", { role: "option", id, ...named }, ...content);
}
