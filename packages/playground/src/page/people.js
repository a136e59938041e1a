/** @typedef {{id: number, name: string, tint: string}} Person */

/** @type {Person[]} */
export const people = [
  { id: 1001, name: "Ana", tint: "coral" },
  { id: 1002, name: "Ben", tint: "violet" },
  { id: 1003, name: "Chika", tint: "teal" },
];

export const bot = { name: "Memory", tint: "bot", username: "memory_playground_bot" };

/** The chat that all people share. Its id is negative because it is a group. */
export const group = { id: -2001, name: "Film club", tint: "amber" };

/** A group without the bot, which they may name there as a guest. */
export const elsewhere = { id: -2002, name: "Reading circle", tint: "violet" };

/** @param {number} chat @returns {Person} */
export function groupOf(chat) {
  const known = [group, elsewhere].find(({ id }) => id === chat);
  return known ?? { id: chat, name: `Group ${-chat}`, tint: "slate" };
}

/** @param {number} id @returns {Person} */
export function personOf(id) {
  return people.find((person) => person.id === id) ?? { id, name: `User ${id}`, tint: "slate" };
}
