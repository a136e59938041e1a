/** A message of a dead-letter queue, with the attributes it got when it was parked. */
export type Letter = {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  readonly groupId?: string | undefined;
  /**
   * When it was sent to this queue. A message that the broker moved keeps the time of its first queue.
   */
  readonly sentAt: Date;
  /** How often this message was received, each look at it included. */
  readonly receiveCount: number;
  /** Undefined if the broker moved it after too many receives, which runs no code of ours. */
  readonly parked?: Parked | undefined;
};

type Parked = {
  readonly reason: string;
  readonly at: Date;
  readonly receiveCount?: number | undefined;
  readonly traceId?: string | undefined;
};

/** How long it has been a dead letter. For one that the broker moved: since it was first sent. */
export const ageSeconds = ({ parked, sentAt }: Letter): number =>
  Math.max(0, Math.round((Date.now() - (parked?.at ?? sentAt).getTime()) / 1000));
