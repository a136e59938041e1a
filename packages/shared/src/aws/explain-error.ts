import { type AwsErrorKind, awsErrorKind } from "./aws-errors.ts";

const missing =
  "does not exist: create it with `npm run provision`, or restart `npm start`, or set AWS_REGION, QUEUE_PREFIX or DYNAMODB_TABLE_NAME to what exists";
const refused =
  "refuses the AWS credentials: renew AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or log the profile in again";

/** For a service's log, after the name of the queue or table that the error is about. */
const explanations: Partial<Record<AwsErrorKind, string>> = {
  "queue-missing": missing,
  "table-missing": missing,
  "no-credentials":
    "needs AWS credentials and there are none: give the process a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; for an emulator set AWS_ENDPOINT_URL",
  "credentials-expired": refused,
  "credentials-wrong": refused,
  "access-denied":
    "may not be used with these AWS credentials: allow the role the action that is named",
};

/**
 * What an error of AWS, or the cause behind it, means and what a person has to change. Undefined when
 * nothing has to be changed: it may pass by itself.
 */
export function explainAwsError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const kind = awsErrorKind(error);
  const explanation = kind === undefined ? undefined : explanations[kind];
  return explanation ?? explainAwsError(error.cause);
}

type Place = { readonly AWS_REGION?: string | undefined; readonly AWS_DEFAULT_REGION: string };

/** Why a queue cannot be opened, as one sentence that names it and says what to do. */
export function queueTrouble(name: string, place: Place, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  const why = explainAwsError(cause) ?? `cannot be opened: ${message}`;
  const region = place.AWS_REGION ?? place.AWS_DEFAULT_REGION;
  return new Error(`the queue ${name} in ${region} ${why}`);
}
