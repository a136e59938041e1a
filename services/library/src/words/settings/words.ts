/** The texts of /settings. Plain text. */
export type SettingsWords = {
  readonly title: string;
  readonly on: string;
  readonly off: string;
  /** `automatic`: that of the person's Telegram. */
  readonly language: { readonly title: string; readonly automatic: string };
  readonly lastCopy: Switch;
  /** `adjust`: beside the buttons that set its time. `hour`: short, after a number. */
  readonly weekly: Switch & { readonly adjust: string; readonly hour: string };
};
type Switch = {
  readonly title: string;
  readonly about: string;
  readonly turnOn: string;
  readonly turnOff: string;
};
