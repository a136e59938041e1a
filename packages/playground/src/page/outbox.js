import { send, sendFile } from "./server.js";

/**
 * @typedef {import("./place.js").Place} Place
 * @typedef {object} Letter a text or a file that is being sent
 * @property {number} number
 * @property {Place} place
 * @property {string} text of a file, its caption
 * @property {File} [file]
 * @property {number} [replyTo] the message that it replies to
 * @property {number} date
 * @property {"sending" | "failed"} state
 * @property {number} [id] its message id, once the server has given one
 * @property {string} [why] why it failed
 */

/**
 * What is sent and not in the transcript yet. It stays until the server has it; an error does not remove it.
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
      const { place, text, file, replyTo } = letter;
      const sent = file ? sendFile(place, file, text, replyTo) : send(place, text, replyTo);
      letter.id = (await sent).message_id;
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
    /** @param {Place} place @param {{text: string, file?: File, replyTo?: number}} content */
    post(place, content) {
      count += 1;
      deliver({ number: count, place, ...content, date: Date.now() / 1000, state: "sending" });
    },
    /** @param {number} number */
    retry(number) {
      const letter = take(number);
      if (letter) deliver(letter);
    },
    /** Removes a letter and returns it, to be edited and sent again. @param {number} number */
    takeBack(number) {
      const letter = take(number);
      changed();
      return letter;
    },
    /** The letters of a place that its transcript does not show yet. @param {Place} place @param {{message_id: number}[]} messages */
    waiting(place, messages) {
      return of(place).filter(({ id }) => !messages.some((message) => message.message_id === id));
    },
  };
}
