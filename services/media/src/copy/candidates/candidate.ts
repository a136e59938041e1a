/** An address that a file can be had from. */
export type Candidate = {
  readonly url: string;
  /** What it gives instead of the best, such as `4096x4096` or a bitrate; absent for the best itself. */
  readonly variant?: string;
  /** Asked only where the one before does not exist, and not where the source merely fails. */
  readonly isLastResort?: boolean;
};
