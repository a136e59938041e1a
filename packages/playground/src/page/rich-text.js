import { element } from "./element.js";

/** Any other tag is replaced by its text. */
const allowed = new Set("b strong i em u ins s del strike code pre blockquote".split(" "));
const safeUrl = /^(?:https?|tg):\/\//i;
const command = /(?<![^\s(])\/[a-z][a-z0-9_]{0,31}(?![\w/@-]|\.\w)/g;

/**
 * Turns Telegram HTML into nodes by an allow-list: no attribute and no unknown tag gets through. It is
 * parsed in an inert document, which runs no script and loads nothing.
 * @param {string} html @returns {Node[]}
 */
export function richText(html) {
  const { body } = new DOMParser().parseFromString(`<body><div>${html}`, "text/html");
  return [...body.childNodes].flatMap((node) => shown(node, true));
}

/** @param {string | null | undefined} url */
export function isSafeUrl(url) {
  return safeUrl.test(url ?? "");
}

/** @param {string} href @param {(Node | string)[]} children */
export function link(href, children) {
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** @param {Node} node @param {boolean} plain outside of links and code, where commands can be pressed @returns {Node[]} */
function shown(node, plain) {
  if (node instanceof Text) return plain ? withCommands(textOf(node)) : [new Text(node.data)];
  if (!(node instanceof Element)) return [];
  const tag = node.localName;
  const inside = plain && !["a", "code", "pre"].includes(tag);
  const children = [...node.childNodes].flatMap((child) => shown(child, inside));
  const href = node.getAttribute("href");
  if (tag === "a" && href && isSafeUrl(href)) return [link(href, children)];
  if (tag === "tg-spoiler" || node.classList.contains("tg-spoiler")) return [spoiler(children)];
  return allowed.has(tag) ? [element(tag, {}, ...children)] : children;
}

/** Drops a line break after a block element, which ends its line by itself. @param {Text} node */
function textOf({ data, previousSibling: before }) {
  const follows = before instanceof Element && before.matches("blockquote, pre");
  return follows ? data.replace(/^\n/, "") : data;
}

/** @param {string} text @returns {Node[]} */
function withCommands(text) {
  /** @type {Node[]} */
  const nodes = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(command)) {
    nodes.push(new Text(text.slice(end, index)), commandButton(found));
    end = index + found.length;
  }
  return [...nodes, new Text(text.slice(end))];
}

/** @param {string} text */
function commandButton(text) {
  return element(
    "button",
    { type: "button", className: "command", dataset: { command: text } },
    text,
  );
}

/** @param {Node[]} children */
function spoiler(children) {
  const hidden = element("span", {
    className: "spoiler",
    role: "button",
    tabIndex: 0,
    "aria-label": "Hidden text, press to show",
  });
  const reveal = (/** @type {Event} */ event) => {
    if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    hidden.replaceWith(element("span", { className: "revealed" }, ...children));
  };
  hidden.append(element("span", { inert: true }, ...children));
  hidden.addEventListener("click", reveal);
  hidden.addEventListener("keydown", reveal);
  return hidden;
}
