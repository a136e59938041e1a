import { element, part } from "./element.js";

const arrow = "M10 5 4 11l6 6M4.5 11H14a6 6 0 0 1 6 6v2";

/** Shows the quoted message above the composer while a reply to it is being written. */
export function replyBar() {
  const bar = part("reply-bar");
  const quote = part("reply-quote");
  /** @type {number | undefined} */
  let target;

  const close = () => {
    target = undefined;
    bar.hidden = true;
    part("draft").placeholder = "Message";
  };
  part("cancel-reply").addEventListener("click", () => {
    close();
    part("draft").focus();
  });

  return {
    close,
    /** @param {number} id @param {{name: string, text: string}} quoted @param {string} [placeholder] what the empty draft says */
    open(id, { name, text }, placeholder) {
      target = id;
      quote.dataset.jump = id;
      quote.ariaLabel = `Reply to ${name}: ${text}`;
      quote.replaceChildren(
        element("b", {}, `Reply to ${name}`),
        element("span", { dir: "auto" }, text),
      );
      bar.hidden = false;
      part("draft").placeholder = placeholder || "Message";
    },
    /** Returns the id of the quoted message and closes the bar. */
    take() {
      const id = target;
      close();
      return id;
    },
  };
}

/** @param {string} name whose message it is */
export function replyButton(name) {
  const button = element("button", {
    type: "button",
    className: "reply",
    title: "Reply",
    "aria-label": `Reply to ${name}`,
    dataset: { reply: "" },
  });
  button.append(icon());
  return button;
}

function icon() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", arrow);
  svg.append(path);
  return svg;
}
