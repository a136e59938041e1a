import { part } from "./element.js";
import { slashMenu } from "./slash-menu.js";

/**
 * The text field for a new message. Keeps a draft per place until it is sent, over a reload too.
 * @param {{send: (text: string) => void, escaped: () => void}} listener
 */
export function composer({ send, escaped }) {
  /** @type {HTMLFormElement} */
  const form = part("composer");
  /** @type {HTMLTextAreaElement} */
  const draft = part("draft");
  const openCommands = part("open-commands");
  let place = "";

  const fit = () => {
    draft.style.height = "auto";
    draft.style.height = `${draft.scrollHeight}px`;
    form.classList.toggle("empty", draft.value.trim() === "");
  };
  const write = (/** @type {string} */ text) => {
    draft.value = text;
    sessionStorage.setItem(place, text);
    fit();
  };
  const post = (/** @type {string} */ text) => {
    menu.close();
    write("");
    if (text.trim()) send(text.trim());
    draft.focus();
  };
  const menu = slashMenu({ draft, chosen: post });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    post(draft.value);
  });
  draft.addEventListener("input", () => {
    write(draft.value);
    menu.refresh();
  });
  draft.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const sends = event.key === "Enter" && !event.shiftKey;
    if (event.key === "Escape" && !menu.isOpen()) escaped();
    if (!menu.takes(event) && !sends) return;
    event.preventDefault();
    if (sends && draft.value) post(draft.value);
  });
  openCommands.addEventListener("click", () => {
    draft.focus();
    write("/");
    menu.refresh();
  });

  return {
    /** @param {import("./slash-menu.js").Command[]} commands */
    offer(commands) {
      menu.know(commands);
      openCommands.hidden = commands.length === 0;
    },
    /** Shows the draft of another place. @param {string} address */
    moveTo(address) {
      menu.close();
      place = address;
      write(sessionStorage.getItem(address) ?? "");
      if (matchMedia("(hover: hover)").matches) draft.focus();
    },
    focus: () => draft.focus(),
    /** @param {string} text */
    giveBack(text) {
      write([text, draft.value].filter(Boolean).join("\n"));
      draft.focus();
    },
  };
}
