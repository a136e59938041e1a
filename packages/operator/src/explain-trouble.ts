import { RetryableError, StartError } from "@memory/shared/errors";

/** Trouble with the surroundings as one sentence that says what to do; a mistake of ours as it is. */
export function explainTrouble(error: unknown, place: string): unknown {
  const cause = error instanceof RetryableError ? (error.cause ?? error) : error;
  if (!(cause instanceof Error) || error instanceof StartError) return error;
  const sentence = sentences.find(([name]) => name.test(cause.name))?.[1];
  if (sentence !== undefined) return new StartError(sentence(cause, place));
  if (!(error instanceof RetryableError)) return error;
  return new StartError(`Memory does not run: nothing answers at ${place} (${error.message})`);
}

type Sentence = (cause: Error, place: string) => string;

const sentences: [RegExp, Sentence][] = [
  [
    /^CredentialsProvider/,
    () =>
      "there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
  ],
  [
    /ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch/,
    ({ name }) => `AWS does not accept the credentials (${name}): renew them`,
  ],
  [/AccessDenied|NotAuthorized/, ({ message }) => `these credentials do not allow it: ${message}`],
  [
    /QueueDoesNotExist|NonExistentQueue/,
    (_, place) =>
      `Memory has no queues at ${place}: see whether QUEUE_PREFIX and the region are those of its services, and start it once`,
  ],
  [
    /PurgeQueueInProgress/,
    () => "the queue was purged less than a minute ago, which SQS allows once a minute: try again",
  ],
];
