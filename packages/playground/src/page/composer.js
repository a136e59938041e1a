import { part } from "./element.js";
import { inlineMenu } from "./inline-menu.js";
import { slashMenu } from "./slash-menu.js";

/**
 * The text field for a new message. Keeps a draft per place until it is sent, over a reload too.
 * @param {object} listener
 * @param {(text: string) => void} listener.send
 * @param {(file: File, caption: string) => void} listener.attach
 * @param {() => void} listener.escaped
 * @param {import("./inline-menu.js").Inline} listener.inline
 */
export function composer({ send, attach, escaped, inline }) {
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
    results.close();
    write("");
    if (text.trim()) send(text.trim());
    draft.focus();
  };
  const menu = slashMenu({ draft, chosen: post });
  const results = inlineMenu(draft, {
    ask: inline.ask,
    chosen(queryId, resultId) {
      post("");
      inline.chosen(queryId, resultId);
    },
    start(parameter) {
      post("");
      inline.start(parameter);
    },
  });
  attachments(draft, (files) => {
    const caption = draft.value.trim();
    post("");
    for (const [index, file] of files.entries()) attach(file, index === 0 ? caption : "");
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    post(draft.value);
  });
  draft.addEventListener("input", () => {
    write(draft.value);
    menu.refresh();
    results.refresh();
  });
  draft.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const sends = event.key === "Enter" && !event.shiftKey;
    if (event.key === "Escape" && !menu.isOpen() && !results.isOpen()) escaped();
    const taken = menu.takes(event) || results.takes(event);
    if (!taken && !sends) return;
    event.preventDefault();
    if (!taken && draft.value) post(draft.value);
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
      results.close();
      place = address;
      write(sessionStorage.getItem(address) ?? "");
      if (matchMedia("(hover: hover)").matches) draft.focus();
    },
    focus: () => draft.focus(),
    /** Begins an inline query. @param {string} text */
    begin(text) {
      draft.focus();
      write(text);
      results.refresh();
    },
    /** @param {string} text */
    giveBack(text) {
      write([text, draft.value].filter(Boolean).join("\n"));
      draft.focus();
    },
  };
}

/** Takes files from the paper clip, the clipboard and the pointer. @param {HTMLElement} draft @param {(files: File[]) => void} attached */
function attachments(draft, attached) {
  const chooser = part("file");
  part("attach").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    attached([...chooser.files]);
    chooser.value = "";
  });
  const take = (/** @type {Event} */ event, /** @type {DataTransfer | null} */ data) => {
    if (!data?.files.length) return;
    event.preventDefault();
    attached([...data.files]);
  };
  draft.addEventListener("paste", (event) => take(event, event.clipboardData));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => take(event, event.dataTransfer));
}
