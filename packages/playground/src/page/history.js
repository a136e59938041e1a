import { element, part } from "./element.js";

/** @typedef {{key: string, className: string, signature: string, render: () => Node[]}} Row */

const nearPx = 48;

/**
 * The list of messages. Rows are kept by key, so that an edit changes one row alone. A reader at the
 * bottom is scrolled along with new messages; one further up is not, and sees a count of them.
 */
export function history() {
  const scroller = part("scroller");
  const list = part("history");
  const toBottom = part("to-bottom");
  const badge = part("unseen");
  /** @type {Map<string, {item: HTMLElement, signature: string}>} */
  const kept = new Map();
  scroller.tabIndex = 0;
  let atBottom = true;
  let unseen = 0;

  const tell = () => {
    toBottom.hidden = atBottom;
    badge.textContent = unseen > 0 ? String(unseen) : "";
    toBottom.ariaLabel = unseen > 0 ? `To the newest, ${unseen} unread` : "To the newest";
  };
  const follow = () => {
    if (atBottom) scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener("scroll", () => {
    atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPx;
    if (atBottom) unseen = 0;
    tell();
  });
  toBottom.addEventListener("click", () => {
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: calm() ? "auto" : "smooth" });
  });
  const sizes = new ResizeObserver(follow);
  sizes.observe(scroller);
  sizes.observe(list);

  return {
    /** @param {Row[]} rows @param {number} arrived how many are new to the reader */
    show(rows, arrived) {
      const wanted = new Set(rows.map(({ key }) => key));
      for (const [key, { item }] of kept) {
        if (wanted.has(key)) continue;
        item.remove();
        kept.delete(key);
      }
      let next = list.firstElementChild;
      for (const row of rows) {
        const item = upToDate(kept, row);
        if (item === next) next = item.nextElementSibling;
        else list.insertBefore(item, next);
      }
      if (!atBottom) unseen += arrived;
      follow();
      tell();
    },
    /** Scrolls to the newest message. */
    goToBottom() {
      atBottom = true;
      unseen = 0;
      follow();
      tell();
    },
    /** @param {string} key */
    point(key) {
      const item = kept.get(key)?.item;
      if (!item) return;
      item.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
      item.classList.remove("pointed");
      requestAnimationFrame(() => item.classList.add("pointed"));
    },
  };
}

/** @param {Map<string, {item: HTMLElement, signature: string}>} kept @param {Row} row */
function upToDate(kept, { key, className, signature, render }) {
  const known = kept.get(key);
  const item = known?.item ?? element("li", { dataset: { key } });
  if (item.className !== className) item.className = className;
  if (known?.signature !== signature) replace(item, render());
  kept.set(key, { item, signature });
  return item;
}

/** Keeps the focus on the same button, or moves it to the first one in the row. @param {HTMLElement} item @param {Node[]} parts */
function replace(item, parts) {
  const held = item.contains(document.activeElement)
    ? focusable(item).indexOf(document.activeElement)
    : -1;
  item.replaceChildren(...parts);
  if (held >= 0)
    focusable(item)
      .at(Math.min(held, focusable(item).length - 1))
      ?.focus({ preventScroll: true });
}

/** @param {HTMLElement} item @returns {any[]} */
function focusable(item) {
  return [...item.querySelectorAll("a, button, [tabindex]")];
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
