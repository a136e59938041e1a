const rules: readonly [names: RegExp, whatToDo: string][] = [
  [
    /QueueDoesNotExist|NonExistentQueue|ResourceNotFound/,
    "does not exist: create it with `npm run provision`, or set AWS_REGION, QUEUE_PREFIX or DYNAMODB_TABLE_NAME to what exists",
  ],
  [
    /CredentialsProvider/,
    "needs AWS credentials and there are none: give the process a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; for an emulator set AWS_ENDPOINT_URL",
  ],
  [
    /UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|ExpiredToken|InvalidAccessKeyId/,
    "refuses the AWS credentials: renew AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or log the profile in again",
  ],
  [
    /AccessDenied/,
    "may not be used with these AWS credentials: allow the role the action that is named",
  ],
];

/** What only a person can change about an answer of AWS; undefined where waiting may help. */
export function whatToDo(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const found = rules.find(([names]) => names.test(error.name));
  return found?.[1] ?? whatToDo(error.cause);
}

type Place = { readonly AWS_REGION?: string | undefined; readonly AWS_DEFAULT_REGION: string };

/** Why a queue cannot be opened, as one sentence that names it and says what to do. */
export function queueTrouble(name: string, place: Place, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  const why = whatToDo(cause) ?? `cannot be opened: ${message}`;
  const region = place.AWS_REGION ?? place.AWS_DEFAULT_REGION;
  return new Error(`the queue ${name} in ${region} ${why}`);
}
