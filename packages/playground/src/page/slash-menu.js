import { element, part } from "./element.js";

/** @typedef {{command: string, description: string}} Command */

/**
 * Lists the commands above the composer while the draft is the beginning of one.
 * @param {{draft: HTMLTextAreaElement, chosen: (command: string) => void}} composer
 */
export function slashMenu({ draft, chosen }) {
  /** @type {HTMLElement} */
  const menu = part("slash-menu");
  /** @type {Command[]} */
  let known = [];
  /** @type {Command[]} */
  let listed = [];
  let active = 0;

  const show = () => {
    menu.hidden = listed.length === 0;
    menu.replaceChildren(...listed.map((command, index) => option(command, index === active)));
    menu.children[active]?.scrollIntoView({ block: "nearest" });
    if (menu.hidden) draft.removeAttribute("aria-activedescendant");
    else draft.setAttribute("aria-activedescendant", menu.children[active].id);
  };
  const close = () => {
    listed = [];
    show();
  };
  menu.addEventListener("pointerdown", (event) => event.preventDefault());
  menu.addEventListener("click", ({ target }) => {
    const command = target instanceof Element && target.closest("[data-command]");
    if (command instanceof HTMLElement) chosen(command.dataset.command ?? "");
  });
  draft.addEventListener("blur", close);

  return {
    close,
    isOpen: () => listed.length > 0,
    /** @param {Command[]} commands */
    know(commands) {
      known = commands;
    },
    refresh() {
      const wanted = /^\/(\w*)$/.exec(draft.value)?.[1]?.toLowerCase();
      listed =
        wanted === undefined ? [] : known.filter(({ command }) => command.startsWith(wanted));
      listed.sort(
        (one, other) => Number(other.command === wanted) - Number(one.command === wanted),
      );
      active = 0;
      show();
    },
    /** Handles a key. True if it was meant for the menu. @param {KeyboardEvent} event */
    takes({ key, shiftKey }) {
      if (listed.length === 0 || shiftKey) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[key];
      if (step) {
        active = (active + step + listed.length) % listed.length;
        show();
      } else if (key === "Escape") close();
      else if (key === "Enter") chosen(`/${listed[active].command}`);
      else if (key === "Tab") {
        draft.value = `/${listed[active].command} `;
        draft.dispatchEvent(new Event("input"));
      } else return false;
      return true;
    },
  };
}

/** @param {Command} command @param {boolean} active */
function option({ command, description }, active) {
  return element(
    "div",
    {
      role: "option",
      id: `command-${command}`,
      "aria-selected": String(active),
      dataset: { command: `/${command}` },
    },
    element("b", {}, `/${command}`),
    element("span", { dir: "auto" }, description),
  );
}
