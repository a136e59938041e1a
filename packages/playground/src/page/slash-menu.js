import { element, part } from "./element.js";
import { listbox } from "./listbox.js";

/** @typedef {{command: string, description: string}} Command */

/**
 * Lists the commands above the composer while the draft is the beginning of one.
 * @param {{draft: HTMLTextAreaElement, chosen: (command: string) => void}} composer
 */
export function slashMenu({ draft, chosen }) {
  /** @type {Command[]} */
  let known = [];
  /** @type {Command[]} */
  let listed = [];
  const list = listbox(part("slash-menu"), draft, {
    chosen: (index) => chosen(`/${listed[index].command}`),
    completed(index) {
      draft.value = `/${listed[index].command} `;
      draft.dispatchEvent(new Event("input"));
    },
  });
  const close = () => list.show([]);
  draft.addEventListener("blur", close);

  return {
    close,
    isOpen: list.isOpen,
    takes: list.takes,
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
      list.show(listed.map(option));
    },
  };
}

/** @param {Command} command */
function option({ command, description }) {
  return {
    id: `command-${command}`,
    content: [element("b", {}, `/${command}`), element("span", { dir: "auto" }, description)],
  };
}
