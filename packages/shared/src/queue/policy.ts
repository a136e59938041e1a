/** The name of the dead-letter queue that belongs to a queue. */
export const deadLetterName = (name: string): string => `${name}-dead`;

/**
 * After so many receives the broker itself moves a message to the dead-letter queue. We park it earlier.
 */
export const maxReceiveCount = 20;

/** How long a received message stays invisible to others. A consumer renews this while it works. */
export const visibilityTimeoutSeconds = 60;

const day = 24 * 60 * 60;

/** How long SQS keeps a message that nobody deletes, counted from when it was first sent. */
export const retentionSeconds = 4 * day;

/** The longest that SQS allows, because parked messages wait for a person. */
export const deadLetterRetentionSeconds = 14 * day;
