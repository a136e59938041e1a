import type { Receipt } from "../../tweets/forget/forget-person.ts";

/** The texts of /forget, in one language. Telegram's HTML, but for the buttons and `pressed`. */
export type ForgetWords = {
  readonly ask: string;
  readonly inPrivate: string;
  readonly yes: string;
  readonly no: string;
  readonly unchanged: string;
  readonly began: string;
  /** In at most 200 characters. */
  readonly pressed: string;
  readonly receipt: (receipt: Receipt) => string;
};
