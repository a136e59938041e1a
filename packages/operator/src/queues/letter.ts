/** A message of a dead-letter queue, with what was written on it when it was parked. */
export type Letter = {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  readonly groupId?: string | undefined;
  /** When it came to the queue; one that the broker moved keeps the time of its first queue. */
  readonly sentAt: Date;
  /** Of this very message, looks at it included. */
  readonly receiveCount: number;
  /** Undefined when the broker moved it after its own limit of receives: that runs no code of ours. */
  readonly parked?: Parked | undefined;
};

type Parked = {
  readonly reason: string;
  readonly at: Date;
  readonly receiveCount?: number | undefined;
  readonly traceId?: string | undefined;
};

/** How long it has been a dead letter, as far as that is known. */
export const ageSeconds = ({ parked, sentAt }: Letter): number =>
  Math.max(0, Math.round((Date.now() - (parked?.at ?? sentAt).getTime()) / 1000));
