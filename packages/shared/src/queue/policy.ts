/** Where the messages of a queue go that nobody could handle. */
export const deadLetterName = (name: string): string => `${name}-dead`;

/** A message is given to a consumer at most this often by the broker itself; parking comes first. */
export const maxReceiveCount = 20;

/** Received messages stay invisible this long; a consumer at work renews it. */
export const visibilityTimeoutSeconds = 60;

const day = 24 * 60 * 60;

/** How long SQS keeps a message that nobody takes, counted from when it was first sent. */
export const retentionSeconds = 4 * day;

/** The longest there is: parked messages wait for a person. */
export const deadLetterRetentionSeconds = 14 * day;
