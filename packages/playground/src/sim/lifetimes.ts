/** For how many seconds Telegram keeps an update that was not taken. */
export const lifetimes = {
  message: 24 * 3600,
  callback: 150,
  inline: 30,
  chosenInline: 600,
};
