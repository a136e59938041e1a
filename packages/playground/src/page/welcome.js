import { element } from "./element.js";

const known = { url: "https://x.com/jack/status/20", shows: "the first tweet there was" };

/**
 * Fills an empty chat with examples that a click sends.
 * @param {boolean} inGroup @param {{url: string, shows: string}[]} samples of which some are offered
 */
export function welcome(inGroup, samples) {
  const offered =
    samples.length > 0 ? samples.filter((_, index) => index % 4 === 0).slice(0, 3) : [known];
  const says = inGroup
    ? "Anyone here can send a link. Each keeps their own library; nobody sees another's."
    : "Send a link to a tweet. Memory fetches it while it still exists and keeps it for you alone.";
  return element(
    "section",
    { className: "card" },
    element("img", { src: "bookmark.svg", alt: "", width: 64, height: 64 }),
    element("h3", {}, inGroup ? "A group with the bot in it" : "Memory keeps tweets"),
    element("p", {}, says),
    element("p", { className: "hint" }, "Press one to send it:"),
    ...offered.map(sampleButton),
    element("div", { className: "across" }, example("/start", "/start"), example("/help", "/help")),
  );
}

/** A button that sends the link of a tweet. @param {{url: string, shows: string}} sample */
export function sampleButton({ url, shows }) {
  const [name, address] = [element("b", {}, shows), url.replace("https://", "")];
  return example(url, name, element("small", {}, address));
}

/** @param {string} command @param {...(Node | string)} label */
function example(command, ...label) {
  return element(
    "button",
    { type: "button", className: "example", dataset: { command } },
    ...label,
  );
}
