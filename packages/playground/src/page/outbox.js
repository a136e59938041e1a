import { send } from "./server.js";

/**
 * @typedef {import("./place.js").Place} Place
 * @typedef {object} Letter a text on its way
 * @property {number} number
 * @property {Place} place
 * @property {string} text
 * @property {number} [replyTo] the message that it replies to
 * @property {number} date
 * @property {"sending" | "failed"} state
 * @property {number} [id] what the server called it
 * @property {string} [why] it failed
 */

/**
 * Texts that the transcript does not show yet. One leaves when the server has it, never because of an error.
 * @param {{changed: () => void, delivered: () => Promise<void>}} listener
 */
export function outbox({ changed, delivered }) {
  /** @type {Letter[]} */
  let letters = [];
  let count = 0;

  const take = (/** @type {number} */ number) => {
    const taken = letters.find((letter) => letter.number === number);
    letters = letters.filter((letter) => letter !== taken);
    return taken;
  };
  const deliver = async (/** @type {Letter} */ letter) => {
    letters.push(letter);
    letter.state = "sending";
    changed();
    try {
      letter.id = (await send(letter.place, letter.text, letter.replyTo)).message_id;
      await delivered();
      take(letter.number);
    } catch (problem) {
      letter.state = "failed";
      letter.why = problem instanceof Error ? problem.message : String(problem);
    }
    changed();
  };
  const of = (/** @type {Place} */ { from, chat }) =>
    letters.filter(({ place }) => place.chat === chat && place.from === from);

  return {
    /** @param {Place} place @param {string} text @param {number} [replyTo] */
    post(place, text, replyTo) {
      count += 1;
      const date = Date.now() / 1000;
      deliver({ number: count, place, text, ...(replyTo && { replyTo }), date, state: "sending" });
    },
    /** @param {number} number */
    retry(number) {
      const letter = take(number);
      if (letter) deliver(letter);
    },
    /** Gives the letter back, to be written anew. @param {number} number */
    takeBack(number) {
      const letter = take(number);
      changed();
      return letter;
    },
    /** What is on its way from a place, without what its transcript shows. @param {Place} place @param {{message_id: number}[]} messages */
    waiting(place, messages) {
      return of(place).filter(({ id }) => !messages.some((message) => message.message_id === id));
    },
  };
}
