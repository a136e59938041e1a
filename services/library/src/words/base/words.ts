/** The texts of the start and of what concerns every command, in one language. Messages are Telegram's HTML; `pressed` is plain text. */
export type BaseWords = {
  readonly start: string;
  /** Names the person's id unless it is undefined, as it is where others read along. */
  readonly privacy: (userId: string | undefined) => string;
  readonly saveNeedsLink: string;
  readonly noLink: string;
  readonly unknownCommand: string;
  readonly notAllowed: (userId: string) => string;
  /** The command was given up. */
  readonly parked: string;
  /** What is shown over a pressed button, in at most 200 characters. */
  readonly pressed: Readonly<Record<PressOutcome, string>>;
};

export type PressOutcome =
  | "deleted"
  | "already-deleted"
  | "restored"
  | "kept"
  | "nothing-left"
  | "expired"
  | "unknown"
  | "not-yours"
  | "not-allowed"
  | "outdated"
  | "parked";
