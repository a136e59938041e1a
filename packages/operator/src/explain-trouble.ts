import { type AwsErrorKind, awsErrorKind } from "@memory/shared/aws/aws-errors";
import { RetryableError, StartError } from "@memory/shared/errors";

/**
 * An error of AWS, or that nothing answers at `place`, as a StartError: one sentence that tells the
 * operator what to do. Any other error is returned as it is.
 */
export function explainTrouble(error: unknown, place: string): unknown {
  const cause = error instanceof RetryableError ? (error.cause ?? error) : error;
  if (!(cause instanceof Error) || error instanceof StartError) return error;
  const kind = awsErrorKind(cause);
  const sentence = kind === undefined ? undefined : sentences[kind];
  if (sentence !== undefined) return new StartError(sentence(cause, place));
  if (!(error instanceof RetryableError)) return error;
  return new StartError(`Memory does not run: nothing answers at ${place} (${error.message})`);
}

type Sentence = (cause: Error, place: string) => string;

const refused: Sentence = ({ name }) => `AWS does not accept the credentials (${name}): renew them`;

const sentences: Partial<Record<AwsErrorKind, Sentence>> = {
  "no-credentials": () =>
    "there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
  "credentials-expired": refused,
  "credentials-wrong": refused,
  "access-denied": ({ message }) => `these credentials do not allow it: ${message}`,
  "queue-missing": (_, place) =>
    `Memory has no queues at ${place}: see whether QUEUE_PREFIX and the region are those of its services, and start it once`,
  "purged-lately": () =>
    "the queue was purged less than a minute ago, which SQS allows once a minute: try again",
};
