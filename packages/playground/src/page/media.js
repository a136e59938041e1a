import { element } from "./element.js";
import { isSafeUrl, link } from "./rich-text.js";

/**
 * @typedef {import("./server.js").Media} Media
 * @typedef {import("./server.js").Document} Document
 */

const names = { photo: "Photo", video: "Film", animation: "Animation" };
const sizes = ["bytes", "KB", "MB"];

/** The photos and films of a message or an album. @param {Media[]} media */
export function gallery(media) {
  const columns = media.length === 1 ? "one" : "several";
  return element("div", { className: `gallery ${columns}` }, ...media.map(tile));
}

/** @param {Media} media */
function tile(media) {
  const { type, url, width, height } = media;
  if (!isReachable(url)) return missing(media);
  const shape = { width, height };
  if (type === "photo") {
    const photo = element("img", {
      src: url,
      alt: names.photo,
      referrerPolicy: "no-referrer",
      ...shape,
    });
    const opening = link(url, [photo]);
    photo.addEventListener("error", () => opening.replaceWith(missing(media)));
    return opening;
  }
  const film = element("video", {
    src: url,
    controls: true,
    preload: "metadata",
    playsInline: true,
    "aria-label": names[type],
    ...shape,
  });
  if (type === "animation") Object.assign(film, { loop: true, muted: true });
  film.addEventListener("error", () => film.replaceWith(missing(media)));
  return film;
}

/** Stands where a photo or film cannot be loaded. @param {Media} media */
function missing({ type, url }) {
  const text = `${names[type]} that cannot be loaded here`;
  const inside = isReachable(url) ? link(url, [text]) : element("span", {}, text);
  return element("span", { className: "missing" }, inside);
}

/** A picture that vanishes if it cannot be loaded. @param {string} url @param {string} alt @param {string} className */
export function picture(url, alt, className) {
  const made = element("img", { src: url, alt, className, referrerPolicy: "no-referrer" });
  made.addEventListener("error", () => made.remove());
  return made;
}

/** @param {Document} document */
export function attachment({ name = "File", bytes, url }) {
  const content = [
    element("span", { className: "file", "aria-hidden": "true" }, ending(name)),
    element(
      "span",
      {},
      element("b", { dir: "auto" }, name),
      bytes && element("small", {}, sizeOf(bytes)),
    ),
  ];
  if (!isReachable(url)) return element("span", { className: "document" }, ...content);
  return element(
    "a",
    {
      className: "document",
      href: url,
      download: name,
      target: "_blank",
      rel: "noopener noreferrer",
    },
    ...content,
  );
}

/** What a message without a text is called. @param {{media?: Media, document?: Document}} message */
export function labelOf({ media, document }) {
  return media ? names[media.type] : (document?.name ?? "File");
}

/** @param {string} name */
function ending(name) {
  return name.includes(".") ? name.split(".").at(-1)?.slice(0, 4) : "";
}

/** @param {number} bytes */
function sizeOf(bytes) {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const amount = bytes / 1000 ** step;
  return `${amount < 10 && step > 0 ? amount.toFixed(1) : Math.round(amount)} ${sizes[step]}`;
}

/** @param {string | undefined} url @returns {url is string} */
function isReachable(url) {
  return url?.startsWith("/sim/documents/") || isSafeUrl(url);
}
