/** How many seconds Telegram keeps an update that nobody confirmed. */
export const lifetimes = {
  message: 24 * 3600,
  callback: 150,
  inline: 30,
  chosenInline: 600,
};
