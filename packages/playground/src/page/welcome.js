import { element } from "./element.js";
import { bot, elsewhere } from "./people.js";

const known = { url: "https://x.com/jack/status/20", shows: "the first tweet there was" };

/**
 * Fills an empty chat with examples that a click sends.
 * @param {number} chat @param {{url: string, shows: string}[]} samples of which some are offered
 */
export function welcome(chat, samples) {
  const { title, says } = aboutChat(chat);
  const offered =
    samples.length > 0 ? samples.filter((_, index) => index % 4 === 0).slice(0, 3) : [known];
  return element(
    "section",
    { className: "card" },
    element("img", { src: "bookmark.svg", alt: "", width: 64, height: 64 }),
    element("h3", {}, title),
    element("p", {}, says),
    element("p", { className: "hint" }, "Press one to send it:"),
    ...offered.map(sampleButton),
    element("div", { className: "across" }, example("/start", "/start"), example("/help", "/help")),
  );
}

/** @param {number} chat */
function aboutChat(chat) {
  if (chat > 0)
    return {
      title: "Memory keeps tweets",
      says: "Send a link to a tweet. Memory fetches it while it still exists and keeps it for you alone.",
    };
  if (chat === elsewhere.id)
    return {
      title: "A group without the bot",
      says: `Send a link, then reply to it with @${bot.username}: the bot keeps it for you, as a guest.`,
    };
  return {
    title: "A group with the bot in it",
    says: "Anyone here can send a link. Each keeps their own library; nobody sees another's.",
  };
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
